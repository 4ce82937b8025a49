/** The facts of the statement as a form. */
import { FACTS, shown, valueAt, valueOf } from "./fact-table.js";
import { by, make } from "./page.js";
import { explained, say, table } from "./words.js";

const nameOf = (path) => JSON.stringify(path);

/** What is said in place of the form if statement.toml cannot be read. */
const fault = (error) => make("p", { class: "fault", text: explained(error) });

export class FactsForm {
  /**
   * @param {{facts: object, languages: string[], language_names: object, groups: string[]}} statement
   * @param {import("./facts-saving.js").FactChanges} changes
   */
  constructor(statement, changes) {
    this.changes = changes;
    this.root = by("facts");
    this.root.addEventListener("submit", (event) => event.preventDefault());
    this.root.addEventListener("input", ({ target }) => this.#typed(target));
    this.show(statement);
  }

  /** Show the facts; a field that is typed in, or not yet saved, stays as it is. */
  show(statement) {
    const { facts, facts_error: broken } = statement;
    const shape = JSON.stringify([statement.languages, this.#groups(statement), facts.kind, broken]);
    this.facts = facts;
    if (shape !== this.shape) {
      this.shape = shape;
      this.fields = new Map();
      this.root.replaceChildren(...(broken ? [fault(broken)] : this.#parts(statement)));
    }
    for (const [name, { fact, field }] of this.fields) {
      if (field !== document.activeElement) this.#fill(JSON.parse(name), fact, field);
    }
  }

  /** Show what was decided on for a path, also in a field that the cursor is in. */
  decided(path) {
    for (const [name, { fact, field }] of this.fields) {
      const own = JSON.parse(name);
      if (path.every((key, at) => key === own[at])) this.#fill(own, fact, field);
    }
  }

  /** Return which fact stands at a path; one that is the same text in all languages is found, too. */
  factAt(path) {
    const isHere = ([name, { fact }]) => [name, nameOf(fact.path)].includes(nameOf(path));
    return [...this.fields].find(isHere)?.[1].fact ?? { path, type: "text" };
  }

  #groups(statement) {
    return valueAt(statement.facts, ["groups"]) ?? statement.groups ?? [];
  }

  #fill(path, fact, field) {
    const unsaved = this.changes.typed(path);
    const stored = valueAt(this.facts, path);
    if (unsaved === undefined) this.changes.saw(path, stored);
    const value = shown(fact, unsaved === undefined ? stored : unsaved);
    if (fact.type === "yes") field.checked = value;
    else if (field.value !== value) field.value = value;
  }

  #parts(statement) {
    const kind = statement.facts.kind === "letter" ? "letter" : "statement";
    return FACTS.flatMap(({ name, facts }) => {
      const asked = facts.filter((fact) => !fact.only || fact.only === kind);
      if (!asked.length) return [];
      const heading = make("h2", { text: say(`facts.parts.${name}`) });
      return [make("div", { class: "part" }, heading, ...asked.map((fact) => this.#fact(fact, statement)))];
    });
  }

  #fact(fact, statement) {
    const key = fact.path.at(-1);
    const { label, hint } = table(`facts.${key}`);
    const id = `fact-${key}-hint`;
    const explained = hint && make("p", { class: "hint", id, text: hint });
    const described = hint ? id : undefined;
    if (!fact.byLanguage && fact.type === "yes") {
      const field = this.#field(fact, fact.path, described);
      return make("div", { class: "fact" }, make("label", {}, field, label), explained);
    }
    if (!fact.byLanguage) {
      const field = make("label", { class: "field" }, make("span", { text: label }));
      field.append(...(explained ? [explained] : []), this.#field(fact, fact.path, described));
      return make("div", { class: "fact" }, field);
    }
    const groups = fact.byGroup ? this.#groups(statement) : [null];
    return make(
      "fieldset",
      { class: "fact" },
      make("legend", { text: label }),
      explained,
      ...groups.map((group) => this.#languages(fact, group, statement, described)),
    );
  }

  #languages(fact, group, statement, described) {
    const path = group === null ? fact.path : [...fact.path, group];
    return make(
      "div",
      { class: "by-language" },
      ...statement.languages.map((code) => {
        const name = statement.language_names?.[code] ?? code;
        const label = group === null ? name : `${group} · ${name}`;
        const field = this.#field(fact, [...path, code], described, code);
        return make("label", { class: "field" }, make("span", { text: label }), field);
      }),
    );
  }

  #field(fact, path, described, lang) {
    const given = { "data-fact": nameOf(path), "aria-describedby": described, lang };
    const field = {
      text: () => (fact.rows ? make("textarea", { ...given, rows: fact.rows }) : make("input", given)),
      lines: () => make("textarea", { ...given, rows: 2 }),
      list: () => make("textarea", { ...given, rows: 2 }),
      day: () => make("input", { ...given, type: "date" }),
      number: () => make("input", { ...given, inputmode: "numeric" }),
      address: () => make("input", { ...given, type: "url", inputmode: "url" }),
      yes: () => make("input", { ...given, type: "checkbox" }),
      choice: () =>
        make(
          "select",
          given,
          ...fact.choices.map((value) => make("option", { value, text: say(`facts.choices.${value}`) })),
        ),
    }[fact.type]();
    this.fields.set(nameOf(path), { fact, field });
    return field;
  }

  #typed(field) {
    const name = field.dataset.fact;
    if (!name) return;
    const path = JSON.parse(name);
    const { fact } = this.fields.get(name);
    const typed = fact.type === "yes" ? field.checked : field.value;
    if (fact.type === "day" && !typed) return;
    // A reference that is the same in all languages is one text: whoever types in one field types for all.
    const whole = valueAt(this.facts, fact.path);
    if (fact.byLanguage && !fact.byGroup && typeof whole === "string") {
      this.changes.set(fact.path, null, whole);
      for (const [each, { fact: of, field: other }] of this.fields) {
        if (of === fact) this.changes.set(JSON.parse(each), valueOf(fact, other.value, whole));
      }
      return;
    }
    this.changes.set(path, valueOf(fact, typed, valueAt(this.facts, path)));
  }

  /** Put the cursor into the field of a path, or of the nearest one; return whether there is one. */
  goTo(path) {
    const wanted = path && [path, path.slice(0, -1)].map(nameOf);
    const found = [...this.fields].find(
      ([name]) => wanted?.includes(name) || (path && name.startsWith(`${nameOf(path).slice(0, -1)},`)),
    );
    if (!found) return false;
    found[1].field.focus();
    found[1].field.scrollIntoView({ block: "center" });
    return true;
  }
}
