/** All that people write of a statement: its texts, facts, signatories and logos, each where it is edited. */
import { ask } from "./api.js";
import { decided } from "./conflict.js";
import { asked, wireDrop } from "./dialogs.js";
import { Document } from "./document.js";
import { decidedFact } from "./fact-conflict.js";
import { pathAt } from "./fact-table.js";
import { FactsForm } from "./facts.js";
import { FactChanges } from "./facts-saving.js";
import { Logos } from "./logos.js";
import { by, make, notice, tell } from "./page.js";
import { Pictures } from "./pictures.js";
import { asText, fromText, Register } from "./register.js";
import { TextEditor } from "./text-editor.js";
import { explained, say, table, ui } from "./words.js";

const FACTS_FILE = "statement.toml";
const REGISTER_FILE = "signatories.csv";
/** What the register is called here as a table; as a text, it has the name of its file. */
const TABLE = "register";
/** The group of a statement whose first signatory is added before it has any. */
const FIRST_GROUP = "signed";
const FILE_AND_LINE = /\b((?:summary\.)?[a-z]{2}\.md|statement\.toml|signatories\.csv):(\d+)/g;
const NOTHING = { text: "", hash: "" };

const asStored = (register) => ({ text: asText(register), hash: register.hash });

/** Dispatches `caret` (`detail`: the file and its paragraph) as the cursor goes from one to the next. */
export class Contents extends EventTarget {
  documents = new Map();
  editors = new Map();

  /**
   * @param {object} statement as the server tells it
   * @param {{path: string, slug: string, window: string, shelf: import("./shelf.js").Shelf,
   *          saved: import("./saved.js").SavedState, showTab: (panel: string) => void}} around
   */
  constructor(statement, around) {
    super();
    Object.assign(this, around);
    this.statement = statement;
    this.pictures = new Pictures(this.path);
    this.#title(statement);
    this.#texts();
    this.#facts();
    this.#register();
    this.#logos();
  }

  #ask(method, address, json) {
    return ask(method, `${this.path}${address}`, { json: { ...json, window: this.window } });
  }

  #fresh() {
    return ask("GET", this.path);
  }

  /** Return what a file is called in the interface. */
  title(name) {
    const code = /^(?:summary\.)?([a-z]{2})\.md$/.exec(name)?.[1];
    const language = this.statement.language_names[code] ?? code;
    if (name.startsWith("summary.")) return say("tabs.summary_in", { language });
    if (code) return language;
    const signatories = say("tabs.signatories");
    const titles = { [FACTS_FILE]: say("tabs.facts"), [REGISTER_FILE]: signatories, [TABLE]: signatories };
    return titles[name] ?? name;
  }

  /** Return a place of a file in words: a fact by its name in the form, a row or a line by its number. */
  placed(name, line, row) {
    if (name === FACTS_FILE && line) return this.#factAt(line) ?? say("findings.place", { file: this.title(name), line });
    if (name === REGISTER_FILE && row) return `${this.title(name)}, ${say("rows.row", { number: row })}`;
    return line ? say("findings.place", { file: this.title(name), line }) : this.title(name);
  }

  #factAt(line) {
    return this.#fact(pathAt(this.documents.get(FACTS_FILE)?.text ?? "", line) ?? []);
  }

  /** Return what the form calls the fact at a path; null if it has no such fact. */
  #fact(path) {
    const fact = path.findLast((key) => table("facts")[key]?.label);
    const language = this.statement.language_names[path.at(-1)];
    return fact ? [say(`facts.${fact}.label`), language].filter(Boolean).join(", ") : null;
  }

  /** Return words of the program with the files in them named as here: “en.md:3” is “English, line 3”. */
  worded(text) {
    return text.replace(FILE_AND_LINE, (whole, name, line) =>
      this.documents.has(name) || name === REGISTER_FILE ? this.placed(name, Number(line)) : whole,
    );
  }

  /** Show the title in the interface's language, if the statement has one. */
  #title({ facts = {}, title }) {
    const titles = facts.title ?? facts.letter?.subject;
    const own = titles?.[ui];
    by("title").textContent = own ? [own].flat().join(" ") : title;
    if (own) by("title").lang = ui;
  }

  // Texts.

  #texts() {
    const { files, languages } = this.statement;
    for (const code of languages) {
      this.#tab(code);
      this.#text(`${code}.md`, by(`panel-${code}`), code);
    }
    for (const code of languages) this.#stacked(`summary.${code}.md`, by("summaries"), code);
    const others = files.map(({ name }) => name).filter((name) => !name.endsWith(".md"));
    for (const name of others) this.#stacked(name, by("files"), null);
  }

  #tab(code) {
    const [tab, panel] = [`tab-${code}`, `panel-${code}`];
    by("tab-signatories").before(
      make("button", {
        type: "button",
        role: "tab",
        id: tab,
        "aria-controls": panel,
        "aria-selected": "false",
        tabindex: -1,
        text: this.statement.language_names[code] ?? code,
      }),
    );
    const given = { role: "tabpanel", id: panel, class: "panel filled", "aria-labelledby": tab, tabindex: -1, hidden: true };
    by("panel-signatories").before(make("div", given));
  }

  #stacked(name, place, language) {
    const title = language ? this.statement.language_names[language] : name;
    const section = make("section", {}, make("h2", { text: title }));
    place.append(section);
    this.#text(name, section, language);
  }

  #text(name, place, language) {
    const stored = this.statement.files.find((file) => file.name === name) ?? NOTHING;
    if (stored.text === null) {
      place.append(make("p", { class: "fault", text: explained(stored.error) }));
      return;
    }
    const file = this.#document(name, stored, {
      put: (text, base) => this.#ask("PUT", `/files/${name}`, { text, base }),
      get: async () => (await this.#fresh()).files.find((each) => each.name === name) ?? NOTHING,
    });
    const editor = new TextEditor(place, file, { language, label: this.title(name), plain: !name.endsWith(".md") });
    editor.names = { signatories: () => this.#group(), picture: () => this.#picture() };
    editor.addEventListener("caret", () => {
      if (document.activeElement !== editor.area) return;
      this.dispatchEvent(new CustomEvent("caret", { detail: { name, paragraph: editor.paragraph } }));
    });
    this.editors.set(name, editor);
  }

  #document(name, { text, hash }, server) {
    const file = new Document(name, { text, hash }, server, this.shelf);
    file.addEventListener("conflict", () => this.decide());
    this.documents.set(name, file);
    file.restore();
    this.saved.watch(file);
    return file;
  }

  async #group() {
    const groups = this.statement.groups ?? [];
    if (groups.length <= 1) return groups[0] ?? "signed";
    const choices = groups.map((group) => [group, group]);
    return asked({ title: say("elements.signatories"), go: say("dialog.insert"), label: say("rows.columns.group"), choices });
  }

  async #picture() {
    const { figures = [] } = await this.#fresh();
    return this.pictures.choose(figures.map(({ name }) => name));
  }

  // Facts, signatories, logos.

  #facts() {
    this.changes = new FactChanges(
      {
        patch: async (changes) => {
          const base = this.documents.get(FACTS_FILE)?.base.hash ?? "";
          this.#factsAre(await this.#ask("PATCH", "/facts", { changes, base }));
        },
      },
      this.shelf,
    );
    this.changes.addEventListener("conflict", ({ detail }) => {
      this.#factsAre({ ...detail, facts_error: null });
      this.decide();
    });
    this.saved.watch(this.changes);
    this.form = new FactsForm(this.statement, this.changes);
  }

  /** Say of something that was found that it is meant; it is written down in statement.toml. */
  async mean(meant) {
    await Promise.all([this.changes.flush(), this.documents.get(FACTS_FILE)?.flush()]);
    this.#factsAre(await this.#ask("POST", "/meant", { meant }));
  }

  #factsAre({ text, hash, facts, facts_error }) {
    this.documents.get(FACTS_FILE)?.received({ text, hash });
    this.statement = { ...this.statement, facts, facts_error, groups: facts.groups ?? this.statement.groups };
    this.form.show(this.statement);
    this.#title(this.statement);
  }

  #register() {
    const { register } = this.statement;
    const file = this.#document(TABLE, asStored(register), {
      put: async (text, base) => {
        const { hash, register: whole } = await this.#ask("PUT", "/register", { ...fromText(text), base });
        return { hash, text: whole && asText(whole) };
      },
      get: async () => asStored((await this.#fresh()).register),
    });
    this.register = new Register(file, {
      editable: register.editable,
      convert: register.convertible ? () => this.#convert() : null,
      languageNames: this.statement.language_names,
      group: () => this.#onlyGroup(),
      choices: () => ({
        group: this.statement.groups ?? [],
        logo: (this.statement.logos ?? []).map(({ name }) => name),
      }),
    });
  }

  /** Return the group that a row belongs to without saying so: the only one, which is made if there is none. */
  #onlyGroup() {
    const { groups = [], languages } = this.statement;
    if (groups.length > 1) return "";
    const group = groups[0] ?? FIRST_GROUP;
    const texts = languages.map((code) => this.documents.get(`${code}.md`)?.text ?? "");
    const isPlaced = texts.every((text) => text.includes(`::: signatories ${group}`));
    this.statement.groups = [group];
    if (!groups.length) this.#place(group);
    else if (!isPlaced) notice("place", say("notices.not_placed"), { act: say("notices.place"), does: () => this.#place(group) });
    return group;
  }

  /** Give each group a place in each text; if there is no group, begin one. */
  async mend() {
    const { groups = [] } = this.statement;
    for (const group of groups.length ? groups : [FIRST_GROUP]) await this.#place(group);
    await this.reload();
  }

  /** Have a group listed in the facts, and placed in each text that does not place it. */
  async #place(group) {
    notice("place", "");
    await this.saved.all();
    await this.#ask("POST", "/groups", { name: group }).catch(tell);
  }

  /** Make a table to edit of the workbook that the register is. */
  async #convert() {
    await this.#ask("POST", "/register/convert", {}).then(() => location.reload(), tell);
  }

  #logos() {
    this.logos = new Logos(this.path, {
      rowsOf: (logo) => {
        const { columns, rows } = fromText(this.documents.get(TABLE).text);
        const [at, name] = [columns.indexOf("logo"), columns.findIndex((each) => each.startsWith("name_"))];
        return rows.filter((row) => at >= 0 && row[at] === logo).map((row) => row[name]);
      },
      confirm: asked,
      changed: (logos) => (this.statement.logos = logos),
    });
    this.logos.show(this.statement.logos ?? []);
    wireDrop(document.querySelector('[data-drop="logos"]'), (files) => this.logos.add(files));
  }

  // What changes, what was found, and going there.

  /** Ask for everything anew, and let every part show what has changed. */
  async reload() {
    const bases = new Map([...this.documents].map(([name, file]) => [name, file.base]));
    const statement = await this.#fresh();
    if (String(statement.languages) !== String(this.statement.languages)) return location.reload();
    this.statement = statement;
    const stored = [...statement.files, { name: TABLE, ...asStored(statement.register) }];
    for (const { name, text, hash } of stored) {
      const file = this.documents.get(name);
      // What was saved while this answer came is newer.
      if (typeof text === "string" && file?.base === bases.get(name)) file?.received({ text, hash });
    }
    this.form.show(statement);
    this.logos.show(statement.logos ?? []);
    this.#title(statement);
  }

  /** Take what the server tells of a file that is something else now. */
  async changed({ name, text, hash }) {
    if (typeof text === "string") this.documents.get(name)?.received({ text, hash });
    if (!name.endsWith(".md")) await this.reload();
  }

  /** Take over what a window left that is no longer there. */
  async adopt() {
    await this.shelf.lookRound();
    for (const file of [...this.documents.values(), this.changes]) {
      if (file.state === "saved") file.restore();
    }
    this.form.show(this.statement);
  }

  /** Let nothing more be typed: this window reaches the server no more, and another goes on. */
  close() {
    for (const field of document.querySelectorAll("#write :is(textarea, input, select)")) {
      if (field.matches("textarea, input:not([type])")) field.readOnly = true;
      else field.disabled = true;
    }
    for (const editor of this.editors.values()) editor.keep();
  }

  /** Mark the lines, rows and logos that something was found in. */
  mark(findings) {
    for (const [name, editor] of this.editors) editor.backdrop.mark(findings.linesOf(name));
    this.register.mark([...findings.linesOf(REGISTER_FILE, "row")].map(([row, severity]) => [row - 1, severity]));
    this.logos.judge(findings.all.filter(({ path, message }) => /logo/.test(`${path} ${message}`)));
  }

  /** Go to a line of a file, wherever it is edited; signatories go by their rows. */
  goTo(name, line, row = (line ?? 2) - 1) {
    if (name === FACTS_FILE) {
      this.showTab("panel-facts");
      if (this.form.goTo(pathAt(this.documents.get(name)?.text ?? "", line ?? 1))) return;
    }
    if (name.startsWith("logos/")) return this.showTab("panel-logos");
    if (name === REGISTER_FILE && !this.editors.has(name)) {
      this.showTab("panel-signatories");
      const column = this.register.columns.findIndex((each) => each.startsWith("name_"));
      return this.register.goTo(Math.max(0, row - 1), Math.max(0, column));
    }
    const editor = this.editors.get(name);
    if (!editor) return;
    this.showTab(editor.root.closest('[role="tabpanel"]').id);
    editor.goTo(line ?? 1);
  }

  /** Let the person decide what two have changed, file by file, fact by fact; one dialog at a time. */
  async decide() {
    if (this.deciding) return;
    this.deciding = true;
    if (await this.#decideTexts()) await this.#decideFacts();
    this.deciding = false;
  }

  /** Return whether all is decided. */
  async #decideTexts() {
    for (const file of this.documents.values()) {
      if (!file.pending) continue;
      const language = this.editors.get(file.name)?.language ?? undefined;
      const text = await decided(file.conflict, this.title(file.name), language);
      if (text === null) return false;
      file.resolve(text);
    }
    return true;
  }

  async #decideFacts() {
    const { pending } = this.changes;
    while (pending.length) {
      const [{ path, theirs }] = pending;
      const language = this.statement.languages.includes(path.at(-1)) ? path.at(-1) : undefined;
      const values = { theirs, mine: this.changes.mine(pending[0]) };
      const decided = await decidedFact(this.form.factAt(path), values, this.#fact(path) ?? path.join("."), language);
      if (!decided) return;
      this.changes.resolve(decided);
      this.form.decided(path);
    }
  }
}
