/** What would be taken over from a Word file or a spreadsheet: shown, asked about, then accepted. */
import { ask } from "./api.js";
import { opened, wireDrop } from "./dialogs.js";
import { all, by, make } from "./page.js";
import { counted, explained, say, spoken, ui } from "./words.js";

export class Intake {
  /**
   * @param {{slug: string | null, languageNames: () => object, save?: () => Promise<void>,
   *          done: (slug: string) => void}} around a statement to put the text into, or null to begin one
   */
  constructor(around) {
    this.around = around;
    this.dialog = by("dialog-intake");
    this.form = by("intake");
    this.submit = this.form.querySelector('[value="go"]');
    wireDrop(this.dialog.querySelector("[data-drop]"), (files) => this.take(files));
    this.submit.addEventListener("click", (event) => {
      event.preventDefault();
      this.accept();
    });
    // A choice may change the text that is proposed; words that are typed are said when all is accepted.
    this.form.addEventListener("change", ({ target }) => {
      if (target.dataset.question !== undefined && target.type === "radio") this.again();
    });
  }

  /** Open the dialog, with files or empty. */
  open(files = []) {
    this.id = null;
    this.said = {};
    this.#say("");
    by("proposal").replaceChildren();
    this.submit.hidden = true;
    this.#fault(null);
    if (files.length) this.take(files);
    return opened(this.dialog);
  }

  #say(text) {
    by("intake-state").textContent = text;
  }

  #fault(error) {
    const fault = this.form.querySelector(".fault");
    fault.hidden = !error;
    fault.textContent = error ? explained(error) : "";
  }

  /** Send files; the first makes a proposal, further ones are added to it. */
  async take(files) {
    this.#say(say("intake.reading", { name: files.map(({ name }) => name).join(", ") }));
    this.#fault(null);
    try {
      let answer;
      for (const file of files) {
        const to = this.id ? `intake/${this.id}` : "intake";
        answer = await ask("POST", this.#into(`${to}?name=${encodeURIComponent(file.name)}`), { bytes: file });
        this.id = answer.id ?? this.id;
      }
      this.#show(answer.proposal);
    } catch (error) {
      this.#say("");
      this.#fault(error);
    }
  }

  /** Ask for the proposal anew, with the answers that were given. */
  async again() {
    try {
      const { proposal } = await ask("POST", this.#into(`intake/${this.id}/answers?`), { json: this.#answers() });
      this.#show(proposal);
    } catch (error) {
      this.#fault(error);
    }
  }

  #into(address) {
    return this.around.slug ? `${address}&into=${encodeURIComponent(this.around.slug)}` : address;
  }

  /** Return all that was answered so far, also to questions that are not asked any more. */
  #answers() {
    for (const field of all("[data-question]", this.form)) {
      if (field.type !== "radio" || field.checked) this.said[field.dataset.question] = field.value;
    }
    const left = all("[data-row]", this.form).filter((box) => !box.checked).map((box) => box.dataset.row);
    return { answers: this.said, take: { rows_left: left } };
  }

  async accept() {
    const { slug, replace } = this.form.elements;
    if (!this.form.reportValidity()) return;
    this.submit.disabled = true;
    this.#fault(null);
    try {
      await this.around.save?.();
      const json = {
        into: this.around.slug,
        slug: this.around.slug ?? slug.value,
        replace: replace?.checked ?? false,
        ...this.#answers(),
      };
      const answer = await ask("POST", `intake/${this.id}/accept`, { json });
      this.dialog.close("done");
      this.around.done(answer.slug);
    } catch (error) {
      this.#fault(error);
    }
    this.submit.disabled = false;
  }

  #show(proposal) {
    const { texts = [], rows = [], others = [], findings = [] } = proposal;
    // The name of the folder says the day.
    const questions = proposal.questions.filter(({ id }) => this.around.slug || id !== "date");
    this.#say(say("intake.found", { what: this.#found(proposal) || say("intake.nothing") }));
    const left = new Set(this.#answers().take.rows_left);
    const { question: focused } = document.activeElement.dataset;
    by("proposal").replaceChildren(
      make(
        "div",
        { class: "proposal" },
        this.#slug(proposal),
        questions.length > 0 && part("intake.questions", ...questions.map((each) => question(each, this.said[each.id]))),
        findings.length > 0 && part("intake.report", make("ol", {}, ...findings.map(reported))),
        texts.length > 0 && part("intake.texts", this.#texts(texts)),
        rows.length > 0 && part("intake.offered", this.#rows(rows, left)),
        this.around.slug && texts.length + others.length > 0 && this.#replace(),
      ),
    );
    const again = all("[data-question]", this.form).filter(({ dataset }) => dataset.question === focused);
    (again.find(({ checked }) => checked) ?? again[0])?.focus();
    this.submit.hidden = false;
    this.submit.disabled = findings.some(({ severity }) => severity === "error");
  }

  /** Say what a proposal has. */
  #found({ texts = [], rows = [], pictures = [] }) {
    const found = [
      ...texts.map(({ language }) => this.#language(language)),
      rows.length && counted("intake.rows", rows.length),
      pictures.length && counted("intake.pictures", pictures.length),
    ];
    return found.filter(Boolean).join(", ");
  }

  #language(code) {
    return this.around.languageNames()[code] ?? code;
  }

  #slug({ date, title = {} }) {
    if (this.around.slug) return null;
    const typed = this.form.elements.slug?.value;
    const words = Object.values(title).flat().join(" ").toLowerCase().match(/[a-z0-9]+/g) ?? [];
    const proposed = [date || new Date().toLocaleDateString("sv"), ...words.slice(0, 6)].join("-");
    const given = {
      name: "slug",
      required: true,
      pattern: "\\d{4}-\\d{2}-\\d{2}(-[a-z0-9]+)+",
      "aria-describedby": "intake-slug",
      autocapitalize: "none",
      spellcheck: "false",
      value: typed ?? (words.length ? proposed : `${proposed}-statement`),
    };
    return make(
      "div",
      {},
      make("label", { class: "field" }, make("span", { text: say("intake.name") }), make("input", given)),
      make("p", { class: "hint", id: "intake-slug", text: say("intake.name_how") }),
    );
  }

  #texts(texts) {
    return make(
      "div",
      { class: "texts" },
      ...texts.map(({ language, markdown }) =>
        make(
          "div",
          {},
          make("p", { class: "quiet", text: this.#language(language) }),
          make("div", { class: "preview", lang: language, tabindex: 0, role: "region", "aria-label": language, text: markdown }),
        ),
      ),
    );
  }

  #rows(rows, left) {
    const item = ({ id, cells }) => {
      const names = Object.entries(cells).filter(([name]) => name.startsWith("name_")).map(([, value]) => value);
      const box = make("input", { type: "checkbox", "data-row": id, checked: !left.has(String(id)) });
      return make("li", {}, make("label", {}, box, names.filter(Boolean).join(" · ")));
    };
    return make("ul", { class: "row-list", tabindex: 0, role: "group", "aria-label": say("intake.offered") }, ...rows.map(item));
  }

  #replace() {
    const box = make("input", { type: "checkbox", name: "replace" });
    return make("label", {}, box, say("intake.replace"));
  }
}

const part = (title, ...children) => make("section", {}, make("h3", { text: say(title) }), ...children);

/** Return where in which file something stands. */
const placed = ({ file, paragraph }) =>
  [file, paragraph > 0 && say("intake.paragraph", { number: paragraph })].filter(Boolean).join(", ");

/** A question of the program: one of its choices, or any text. */
function question({ id, choices, suggested, quoted, is_open: open, ...told }, answered) {
  const name = `question-${id}`;
  const { message } = spoken({ message: told.message, said: told.said });
  const value = answered ?? suggested;
  const given = { name, "data-question": id, required: open };
  const fields = choices.map((choice) => {
    const radio = make("input", { ...given, type: "radio", value: choice.value, checked: choice.value === value });
    return make("label", {}, radio, choice.said?.[ui] ?? choice.label);
  });
  if (!choices.length) fields.push(make("input", { ...given, value, "aria-label": message }));
  return make(
    "fieldset",
    { class: "choices" },
    make("legend", { text: message }),
    told.paragraph > 0 && make("p", { class: "hint", text: placed(told) }),
    quoted && !message.includes(quoted) && make("blockquote", { text: quoted }),
    ...fields,
  );
}

function reported({ severity, ...told }) {
  const { message, hint } = spoken(told);
  return make(
    "li",
    { class: `finding ${severity}` },
    make("span", { class: "sign", "aria-hidden": "true", text: { error: "■", warning: "▲" }[severity] ?? "●" }),
    make("div", { class: "goes" }, make("span", { class: "where", text: placed(told) }), make("span", { class: "message", text: message })),
    hint && make("p", { class: "hint", text: hint }),
  );
}
