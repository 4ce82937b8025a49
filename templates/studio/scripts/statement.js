/** The editor of one statement: puts together what is written, its pages, what was found, what is done. */
import { ask, Restarted } from "./api.js";
import { Connection } from "./connection.js";
import { Contents } from "./contents.js";
import { wireDialogs, wireDrop, wireDropAnywhere } from "./dialogs.js";
import { Findings } from "./findings.js";
import { Intake } from "./intake.js";
import { rememberInterface } from "./interface.js";
import { Jobs } from "./jobs.js";
import { all, by, commanding, make, notice, remember, tell } from "./page.js";
import { Pages } from "./pages.js";
import { Partner } from "./partner.js";
import { nameOf } from "./places.js";
import { SavedState } from "./saved.js";
import { ownWindow, Shelf } from "./shelf.js";
import { tabs } from "./tabs.js";
import { counted, say, table } from "./words.js";

const { slug } = document.body.dataset;
const path = `s/${encodeURIComponent(slug)}`;

class Studio {
  async start() {
    rememberInterface();
    const own = await ownWindow();
    this.window = own.id;
    const [project, statement] = await Promise.all([ask("GET", "project"), ask("GET", path)]);
    const shelf = await Shelf.of(project.id, slug, this.window);
    this.connection = new Connection(path, this.window);
    this.saved = new SavedState(this.connection, () => this.contents.decide());
    const around = { path, slug, window: this.window, shelf, saved: this.saved, showTab: (id) => this.showTab(id) };
    this.contents = new Contents(statement, around);
    this.#pages(statement.editions);
    this.#findings();
    this.#jobs();
    this.#tabs(statement.languages);
    this.#hear();
    this.#handOver(`statementpress/${project.id}/${slug}`, own);
    document.body.dataset.ready = "yes";
  }

  #pages(editions) {
    const names = table("editions");
    this.pages = new Pages(path);
    const kept = localStorage.getItem("edition");
    this.pages.offer(editions, editions.some(({ name }) => name === kept) ? kept : editions[0]?.name, names);
    for (const select of all("[data-editions]")) {
      select.replaceChildren(...editions.map(({ name }) => make("option", { value: name, text: names[name] ?? name })));
    }
    this.pages.addEventListener("asked", ({ detail }) => this.#edition(detail));
    this.pages.addEventListener("place", ({ detail }) => this.#goTo(detail));
    this.contents.addEventListener("caret", ({ detail: { name, paragraph } }) => {
      this.pages.point(name, paragraph, { follow: true });
    });
  }

  /** Show an edition that was chosen: here, or in another window. */
  #begin(edition) {
    this.pages.begin(edition);
    remember("edition", edition);
    for (const place of all("[data-edition-name]")) place.textContent = table("editions")[edition] ?? edition;
  }

  /** Ask the server for the pages of an edition. */
  async #edition(edition) {
    this.asking = edition;
    this.#begin(edition);
    await ask("POST", `${path}/edition`, { json: { edition, window: this.window } }).catch((error) => {
      if (!(error instanceof Restarted)) this.pages.say("pages.not_yet");
    });
  }

  #findings() {
    this.findings = new Findings(slug, this.contents);
    this.findings.addEventListener("go", ({ detail }) => this.#goTo(detail));
    this.findings.addEventListener("meant", ({ detail: { meant } }) => this.contents.mean(meant).catch(tell));
  }

  #found({ findings }) {
    this.findings.show(findings);
    this.contents.mark(this.findings);
  }

  #goTo({ path: file, line, row }) {
    this.showView("write");
    this.contents.goTo(nameOf(file, slug), line, row);
  }

  #jobs() {
    const save = () => this.saved.all();
    this.jobs = new Jobs({ path, edition: () => this.pages.edition, save });
    const intake = new Intake({
      slug,
      languageNames: () => this.contents.statement.language_names,
      save,
      done: () => this.contents.reload(),
    });
    const partner = new Partner({ path, placed: (name, line) => this.contents.placed(name, line), save });
    const own = { intake, partner };
    this.open = (name) => (own[name] ? own[name].open() : this.jobs.open(name));
    wireDialogs(this.open);
    for (const place of all('[data-drop="sheet"]')) wireDrop(place, (files) => intake.open(files));
    wireDropAnywhere((files) => intake.open(files));
    by("sheet").addEventListener("change", ({ target }) => {
      const files = [...target.files];
      target.value = "";
      if (files.length) intake.open(files);
    });
    document.addEventListener("keydown", (event) => this.#pressed(event));
  }

  #pressed(event) {
    if (!commanding(event) || document.querySelector("dialog[open]")) return;
    const keys = { s: () => this.saved.all(), Enter: () => this.open("build"), "/": () => this.open("keys") };
    if (!(event.key in keys)) return;
    event.preventDefault();
    keys[event.key]();
  }

  #tabs(languages) {
    const parts = document.querySelector(".tabs");
    this.showTab = tabs(parts, (panel, shown) => (panel.hidden = !shown));
    this.showView = tabs(document.querySelector(".views > *"), (view, shown) => view.classList.toggle("shown", shown));
    this.showView("write");
    const wanted = [sessionStorage.getItem("tab"), `panel-${languages[0]}`, "panel-facts"];
    this.showTab(wanted.find((id) => id && by(id)));
    parts.addEventListener("chosen", ({ detail }) => sessionStorage.setItem("tab", detail));
  }

  #hear() {
    const on = (name, does) => this.connection.addEventListener(name, ({ detail }) => does(detail));
    // Pages of another edition than was asked for are of before, or another window has chosen them.
    const shown = (does) => (told) => {
      if (told.edition === this.asking) this.asking = null;
      if (this.asking) return;
      if (told.edition !== this.pages.edition) this.#begin(told.edition);
      does(told);
    };
    on("hello", ({ windows, edition }) => {
      this.#windows(windows);
      if (edition) this.#begin(edition);
      else this.#edition(this.pages.edition);
    });
    on("windows", ({ count }) => this.#windows(count));
    on("file", (file) => this.contents.changed(file).catch(() => this.connection.lost()));
    on("gone", ({ name }) => notice("gone", say("notices.gone", { name: this.contents.title(name) })));
    on("page", shown((page) => this.pages.page(page)));
    on("built", shown((built) => this.pages.built(built)));
    on("findings", shown((told) => this.#found(told)));
    on("failed", shown((told) => {
      this.pages.failed();
      this.#found(told);
    }));
    on("placed", shown((told) => this.pages.placed(told).catch(() => {})));
    on("job", (job) => this.jobs.told(job));
    this.connection.addEventListener("awake", () => this.contents.reload().catch(() => this.connection.lost()));
  }

  /** If the server was started anew, leave what is unsaved to the window that has its new address. */
  #handOver(name, own) {
    const windows = new BroadcastChannel(name);
    windows.addEventListener("message", () => this.contents.adopt());
    this.connection.addEventListener("state", () => {
      if (this.connection.state !== "restarted") return;
      this.contents.close();
      own.giveBack();
      windows.postMessage("left");
    });
  }

  #windows(count) {
    by("others").hidden = count < 2;
    by("others").textContent = count < 2 ? "" : counted("windows", count - 1);
  }
}

new Studio().start().catch((error) => {
  if (error.message) tell(error);
  else notice("line", say("notices.restarted"), { bad: true });
});
