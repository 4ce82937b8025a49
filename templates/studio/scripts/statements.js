/** The first page: the list of statements, and the ways to begin one. */
import { ask } from "./api.js";
import { opened, wireDialogs, wireDrop, wireDropAnywhere } from "./dialogs.js";
import { Intake } from "./intake.js";
import { rememberInterface } from "./interface.js";
import { all, by, make, notice, tell } from "./page.js";
import { day, explained, say, table, ui } from "./words.js";

const address = (slug) => `s/${encodeURIComponent(slug)}/?ui=${ui}`;
const go = (slug) => location.assign(address(slug));

let project = { languages: {}, statements: [], kinds: [] };

function entry({ slug, title, date, languages, kind }) {
  const language = /[\u1780-\u17ff]/.test(title) ? "km" : undefined;
  const about = [
    date && make("time", { datetime: date, text: day(date) }),
    make("span", { text: languages.map((code) => project.languages[code] ?? code).join(", ") }),
    make("span", { text: table("kinds")[kind] ?? kind }),
  ];
  return make(
    "li",
    {},
    make("h3", { lang: language }, make("a", { href: address(slug), text: title || slug })),
    make("p", { class: "about" }, ...about),
  );
}

function show() {
  by("list").replaceChildren(...project.statements.map(entry));
  by("list").setAttribute("aria-busy", "false");
  by("none").hidden = project.statements.length > 0;
}

/** Offer the languages and kinds of papers that the project knows, the interface's languages first. */
function prepare(form) {
  const kinds = project.kinds.map(({ name }) => make("option", { value: name, text: table("kinds")[name] ?? name }));
  form.elements.kind.replaceChildren(...kinds);
  const codes = Object.keys(project.languages);
  by("new-languages").replaceChildren(
    ...codes.map((code, at) =>
      make("label", {}, make("input", { type: "checkbox", name: "language", value: code, checked: at < 2 }), project.languages[code]),
    ),
  );
  form.elements.date.value = new Date().toLocaleDateString("sv");
  titles(form);
}

const chosen = (form) => all('[name="language"]:checked', form).map(({ value }) => value);

function titles(form) {
  const typed = Object.fromEntries(all("[data-title]", form).map((field) => [field.dataset.title, field.value]));
  by("new-titles").replaceChildren(
    ...chosen(form).map((code) =>
      make(
        "label",
        { class: "field" },
        make("span", { text: say("new.title_in", { language: project.languages[code] }) }),
        make("input", { lang: code, "data-title": code, required: true, value: typed[code] ?? "" }),
      ),
    ),
  );
}

/** Propose words for the folder's name from a title in Latin letters. */
function propose(form) {
  const { subject } = form.elements;
  if (subject.dataset.typed) return;
  const words = all("[data-title]", form).flatMap(({ value }) => value.toLowerCase().match(/[a-z0-9]+/g) ?? []);
  subject.value = words.slice(0, 6).join("-");
}

async function begin() {
  const form = by("new");
  prepare(form);
  if ((await opened(by("dialog-new"))) !== "go") return;
}

async function make_(event) {
  const form = by("new");
  event.preventDefault();
  const languages = chosen(form);
  if (!form.reportValidity() || !languages.length) return;
  const { kind, date, subject } = form.elements;
  const title = Object.fromEntries(all("[data-title]", form).map((field) => [field.dataset.title, field.value]));
  const fault = form.querySelector(".fault");
  fault.hidden = true;
  try {
    const json = { slug: `${date.value}-${subject.value}`, kind: kind.value, languages, title };
    go((await ask("POST", "statements", { json })).slug);
  } catch (error) {
    fault.hidden = false;
    fault.textContent = explained(error);
  }
}

async function start() {
  rememberInterface();
  wireDialogs(() => {});
  const intake = new Intake({ slug: null, languageNames: () => project.languages, done: go });
  wireDrop(document.querySelector('[data-drop="begin"]'), (files) => intake.open(files));
  wireDropAnywhere((files) => intake.open(files));
  by("begin").addEventListener("click", begin);
  const form = by("new");
  form.querySelector('[value="go"]').addEventListener("click", make_);
  form.addEventListener("input", ({ target }) => {
    if (target.name === "language") titles(form);
    if (target.name === "subject") target.dataset.typed = "yes";
    else propose(form);
  });
  try {
    project = await ask("GET", "project");
    show();
  } catch (error) {
    if (error.message) tell(error);
    else notice("lost", say("notices.lost"), { bad: true });
  }
}

start();
