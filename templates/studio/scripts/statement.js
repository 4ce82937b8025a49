/** The editor of one statement: puts together its files, its pages, what was found and what is done. */
import { ask, Restarted } from "./api.js";
import { decided } from "./conflict.js";
import { Connection } from "./connection.js";
import { asked, wireDialogs, wireDrop } from "./dialogs.js";
import { Document } from "./document.js";
import { pathAt } from "./fact-table.js";
import { FactsForm } from "./facts.js";
import { FactChanges } from "./facts-saving.js";
import { Findings } from "./findings.js";
import { Intake } from "./intake.js";
import { rememberInterface } from "./interface.js";
import { Jobs } from "./jobs.js";
import { Logos } from "./logos.js";
import { all, by, make, notice, tell } from "./page.js";
import { Pages } from "./pages.js";
import { nameOf } from "./places.js";
import { asText, fromText, Register } from "./register.js";
import { SavedState } from "./saved.js";
import { Shelf, windowId } from "./shelf.js";
import { tabs } from "./tabs.js";
import { TextEditor } from "./text-editor.js";
import { counted, say, table } from "./words.js";

const FACTS_FILE = "statement.toml";
const REGISTER_FILE = "signatories.csv";
const { slug } = document.body.dataset;
const path = `s/${encodeURIComponent(slug)}`;

class Studio {
  documents = new Map();
  editors = new Map();

  async start() {
    rememberInterface();
    this.window = await windowId();
    const [project, statement] = await Promise.all([ask("GET", "project"), ask("GET", path)]);
    this.statement = statement;
    this.shelf = await Shelf.of(project.id, slug, this.window);
    this.connection = new Connection(encodeURIComponent(slug), this.window);
    this.saved = new SavedState(this.connection, () => this.decide());
    this.#files();
    this.#facts();
    this.#register();
    this.#logos();
    this.#pages(statement.editions ?? project.editions);
    this.#findings();
    this.#jobs();
    this.#tabs();
    this.#hear();
    document.body.dataset.ready = "yes";
  }

  /** Return what a file is called in the interface. */
  title(name) {
    const { language_names: names } = this.statement;
    const code = /^(?:summary\.)?([a-z]{2})\.md$/.exec(name)?.[1];
    if (name.startsWith("summary.")) return say("tabs.summary_in", { language: names[code] ?? code });
    if (code) return names[code] ?? code;
    return { [FACTS_FILE]: say("tabs.facts"), [REGISTER_FILE]: say("tabs.signatories") }[name] ?? name;
  }

  // Texts.

  #files() {
    const { files, languages } = this.statement;
    const there = new Map(files.map((file) => [file.name, file]));
    for (const code of languages) {
      this.#tab(code);
      this.#text(`${code}.md`, there, by(`panel-${code}`), code);
    }
    for (const code of languages) this.#stacked(`summary.${code}.md`, there, by("summaries"), code);
    const others = files.map(({ name }) => name).filter((name) => !name.endsWith(".md") && name !== REGISTER_FILE);
    for (const name of others) this.#stacked(name, there, by("files"), null);
  }

  #tab(code) {
    const name = this.statement.language_names[code] ?? code;
    const tab = make("button", {
      type: "button",
      role: "tab",
      id: `tab-${code}`,
      "aria-controls": `panel-${code}`,
      "aria-selected": "false",
      tabindex: -1,
      text: name,
    });
    by("tab-signatories").before(tab);
    const panel = make("div", {
      role: "tabpanel",
      id: `panel-${code}`,
      class: "panel filled",
      "aria-labelledby": `tab-${code}`,
      tabindex: -1,
      hidden: true,
    });
    by("panel-signatories").before(panel);
  }

  #stacked(name, there, place, language) {
    const section = make("section", {}, make("h2", { text: language ? this.statement.language_names[language] : name }));
    place.append(section);
    this.#text(name, there, section, language);
  }

  #text(name, there, place, language) {
    const stored = there.get(name) ?? { text: "", hash: "" };
    if (stored.text === null) {
      place.append(make("p", { class: "fault", text: `${stored.error.message} ${stored.error.hint}` }));
      return;
    }
    const server = {
      put: (text, base) => ask("PUT", `${path}/files/${name}`, { json: { text, base, window: this.window } }),
      get: async () => (await this.#fresh()).files.find((file) => file.name === name) ?? { text: "", hash: "" },
    };
    const file = this.#document(name, stored, server);
    const plain = !name.endsWith(".md");
    const editor = new TextEditor(place, file, { language, label: this.title(name), plain });
    editor.names = { signatories: () => this.#group(), picture: () => this.#picture() };
    editor.addEventListener("caret", () => {
      if (document.activeElement === editor.area) this.pages?.point(name, editor.paragraph, { follow: true });
    });
    this.editors.set(name, editor);
  }

  #document(name, stored, server) {
    const file = new Document(name, { text: stored.text, hash: stored.hash }, server, this.shelf);
    file.addEventListener("conflict", () => this.decide());
    this.documents.set(name, file);
    file.restore();
    this.saved.watch(file);
    return file;
  }

  #fresh() {
    return ask("GET", path);
  }

  async #group() {
    const groups = this.statement.groups ?? [];
    if (groups.length <= 1) return groups[0] ?? "signed";
    const choices = groups.map((group) => [group, group]);
    return asked({ title: say("elements.signatories"), go: say("dialog.insert"), label: say("rows.columns.group"), choices });
  }

  async #picture() {
    const { figures = [] } = await this.#fresh();
    if (!figures.length) {
      await asked({ title: say("elements.picture"), how: say("elements.no_pictures"), go: say("dialog.understood") });
      return null;
    }
    const choices = figures.map(({ name }) => [name, name]);
    return asked({ title: say("elements.picture"), go: say("dialog.insert"), label: say("elements.file"), choices });
  }

  // Facts, signatories, logos.

  #facts() {
    const server = {
      patch: async (changes) => {
        const base = this.documents.get(FACTS_FILE)?.base.hash ?? "";
        const answer = await ask("PATCH", `${path}/facts`, { json: { changes, base, window: this.window } });
        await this.#factsAre(answer);
      },
      reload: () => this.#reload(),
    };
    this.factChanges = new FactChanges(server, this.shelf);
    this.saved.watch(this.factChanges);
    this.facts = new FactsForm(this.statement, this.factChanges);
  }

  async #factsAre({ text, hash, facts }) {
    if (typeof text !== "string" || !facts) return this.#reload();
    this.documents.get(FACTS_FILE)?.received({ text, hash });
    this.statement = { ...this.statement, facts, groups: facts.groups ?? this.statement.groups };
    this.facts.show(this.statement);
  }

  /** Ask for everything anew, and let every part show what has changed. */
  async #reload() {
    const statement = await this.#fresh();
    if (String(statement.languages) !== String(this.statement.languages)) return location.reload();
    this.statement = statement;
    for (const file of statement.files) {
      if (typeof file.text === "string") this.documents.get(file.name)?.received(file);
    }
    this.facts.show(statement);
    this.logos.show(statement.logos ?? []);
    const { register } = statement;
    if (register) this.documents.get(REGISTER_FILE)?.received({ text: asText(register), hash: register.hash });
    by("title").textContent = statement.title;
    return statement;
  }

  #register() {
    const { register = { name: REGISTER_FILE, columns: [], rows: [], hash: "", editable: false } } = this.statement;
    const asStored = (stored) => ({ text: asText(stored), hash: stored.hash });
    const server = {
      put: async (text, base) => {
        const json = { ...fromText(text), base, window: this.window };
        const { hash, columns, rows } = await ask("PUT", `${path}/register`, { json });
        return { hash, text: rows ? asText({ columns, rows }) : undefined };
      },
      get: async () => asStored((await this.#fresh()).register),
    };
    const file = this.#document(REGISTER_FILE, asStored(register), server);
    this.register = new Register(file, {
      editable: register.editable !== false,
      languageNames: this.statement.language_names,
      choices: () => ({
        group: this.statement.groups ?? [],
        logo: this.logos?.logos.map(({ name }) => name) ?? [],
      }),
    });
  }

  #logos() {
    this.logos = new Logos(slug, {
      rowsOf: (logo) => {
        const { columns, rows } = fromText(this.documents.get(REGISTER_FILE).text);
        const [at, name] = [columns.indexOf("logo"), columns.findIndex((each) => each.startsWith("name_"))];
        return rows.filter((row) => at >= 0 && row[at] === logo).map((row) => row[name]);
      },
      confirm: asked,
      changed: (logos) => (this.statement.logos = logos),
    });
    this.logos.show(this.statement.logos ?? []);
    wireDrop(document.querySelector('[data-drop="logos"]'), (files) => this.logos.add(files));
  }

  // Pages and findings.

  #pages(editions) {
    const names = table("editions");
    this.pages = new Pages(encodeURIComponent(slug));
    const kept = localStorage.getItem("edition");
    const edition = editions.some(({ name }) => name === kept) ? kept : editions[0]?.name;
    this.pages.offer(editions, edition, names);
    for (const select of all("[data-editions]")) {
      select.replaceChildren(...editions.map(({ name }) => make("option", { value: name, text: names[name] ?? name })));
    }
    this.pages.addEventListener("asked", ({ detail }) => this.#edition(detail));
    this.pages.addEventListener("place", ({ detail }) => this.goTo(nameOf(detail.path, slug), detail.line));
    this.#edition(edition);
  }

  async #edition(edition) {
    this.pages.begin(edition);
    localStorage.setItem("edition", edition);
    for (const place of all("[data-edition-name]")) place.textContent = table("editions")[edition] ?? edition;
    await ask("POST", `${path}/edition`, { json: { edition, window: this.window } }).catch((error) => {
      if (error.message && !(error instanceof Restarted)) this.pages.say("pages.not_yet");
    });
  }

  #findings() {
    this.findings = new Findings(slug, (name, line) => {
      const title = this.title(name);
      return line ? say("findings.place", { file: title, line }) : title;
    });
    this.findings.addEventListener("go", ({ detail }) => this.goTo(nameOf(detail.path, slug), detail.line));
    this.findings.addEventListener("meant", ({ detail: { meant } }) => this.factChanges.set(meant.path, meant.value));
    this.findings.show(this.statement.findings ?? []);
  }

  #found({ findings }) {
    this.findings.show(findings);
    for (const [name, editor] of this.editors) editor.backdrop.mark(this.findings.linesOf(name));
    const rows = [...this.findings.linesOf(REGISTER_FILE)].map(([line, severity]) => [line - 2, severity]);
    this.register.mark(rows);
    this.logos.judge(findings.filter(({ path: of, message }) => /logo/.test(`${of} ${message}`)));
  }

  /** Go to a line of a file, wherever it is edited. */
  goTo(name, line) {
    this.showView?.("write");
    if (name === FACTS_FILE) {
      this.showTab("panel-facts");
      if (this.facts.goTo(pathAt(this.documents.get(name)?.text ?? "", line ?? 1))) return;
    }
    if (name.startsWith("logos/")) return this.showTab("panel-logos");
    if (name === REGISTER_FILE) {
      this.showTab("panel-signatories");
      return this.register.goTo(Math.max(0, (line ?? 2) - 2), this.#nameColumn());
    }
    const editor = this.editors.get(name);
    if (!editor) return;
    this.showTab(editor.root.closest('[role="tabpanel"]').id);
    editor.goTo(line ?? 1);
  }

  #nameColumn() {
    return Math.max(0, this.register.columns.findIndex((column) => column.startsWith("name_")));
  }

  // What is done with it.

  #jobs() {
    this.jobs = new Jobs({
      slug: encodeURIComponent(slug),
      edition: () => this.pages.edition,
      save: () => this.saved.all(),
    });
    const intake = new Intake({
      slug,
      languageNames: () => this.statement.language_names,
      save: () => this.saved.all(),
      done: () => this.#reload(),
    });
    wireDialogs((name) => (name === "intake" ? intake.open() : this.jobs.open(name)));
    for (const place of all('[data-drop="sheet"]')) wireDrop(place, (files) => intake.open(files));
    by("sheet").addEventListener("change", ({ target }) => {
      const files = [...target.files];
      target.value = "";
      if (files.length) intake.open(files);
    });
    document.addEventListener("keydown", (event) => this.#pressed(event));
  }

  #pressed(event) {
    if (!(event.ctrlKey || event.metaKey) || event.altKey || document.querySelector("dialog[open]")) return;
    const does = { s: () => this.saved.all(), Enter: () => this.jobs.open("build"), "/": () => this.jobs.open("keys") }[event.key];
    if (!does) return;
    event.preventDefault();
    does();
  }

  #tabs() {
    this.showTab = tabs(document.querySelector(".tabs"), (panel, shown) => (panel.hidden = !shown));
    const views = document.querySelector(".views");
    const show = tabs(views, (view, shown) => view.classList.toggle("shown", shown));
    this.showView = (id) => show(id);
    show("write");
    const kept = sessionStorage.getItem("tab");
    const first = `panel-${this.statement.languages[0]}`;
    this.showTab(kept && by(kept) ? kept : by(first) ? first : "panel-facts");
    document.querySelector(".tabs").addEventListener("chosen", ({ detail }) => sessionStorage.setItem("tab", detail));
  }

  /** Let the person decide what two have changed, file by file; one dialog at a time. */
  async decide() {
    if (this.deciding) return;
    this.deciding = true;
    for (const file of this.documents.values()) {
      if (!file.pending) continue;
      const language = this.editors.get(file.name)?.language ?? undefined;
      const text = await decided(file.conflict, this.title(file.name), language);
      if (text === null) break;
      file.resolve(text);
    }
    this.deciding = false;
  }

  #hear() {
    const on = (name, does) => this.connection.addEventListener(name, ({ detail }) => does(detail));
    const shown = (does) => (told) => {
      if (!told.edition || told.edition === this.pages.edition) does(told);
    };
    on("hello", ({ windows }) => this.#windows(windows));
    on("windows", ({ count }) => this.#windows(count));
    on("file", (file) => this.#changed(file));
    on("gone", ({ name }) => notice("gone", say("notices.gone", { name: this.title(name) })));
    on("page", shown((page) => this.pages.page(page)));
    on("built", shown((built) => this.pages.built(built)));
    on("findings", shown((told) => this.#found(told)));
    on("failed", shown((told) => {
      this.pages.say("pages.failed");
      if (told.findings?.length) this.#found(told);
    }));
    on("job", (job) => this.jobs.told(job));
  }

  #windows(count) {
    by("others").hidden = count < 2;
    by("others").textContent = count < 2 ? "" : counted("windows", count - 1);
  }

  async #changed({ name, text, hash }) {
    if (typeof text === "string" && name !== REGISTER_FILE && name !== FACTS_FILE) {
      this.documents.get(name)?.received({ text, hash });
      return;
    }
    await this.#reload().catch(() => this.connection.lost());
  }
}

new Studio().start().catch((error) => {
  if (error.message) tell(error);
  else notice("line", say("notices.restarted"), { bad: true });
  throw error;
});
