/**
 * The facts that the form asks for, in its order. What a fact is called and what it is for stands in
 * templates/words/studio.toml, under its last key.
 *
 * @typedef {{path: string[], type: "text"|"lines"|"list"|"day"|"yes"|"choice"|"number"|"address",
 *            byLanguage?: boolean, byGroup?: boolean, only?: "letter"|"statement", choices?: string[],
 *            rows?: number}} Fact
 */

/** @type {Array<{name: string, facts: Fact[]}>} */
export const FACTS = [
  {
    name: "title",
    facts: [
      { path: ["title"], type: "lines", byLanguage: true, only: "statement" },
      { path: ["letter", "subject"], type: "lines", byLanguage: true, only: "letter" },
      { path: ["short_title"], type: "text", byLanguage: true, only: "statement" },
      { path: ["date"], type: "day" },
      { path: ["place"], type: "text", byLanguage: true },
      { path: ["author"], type: "text", byLanguage: true },
    ],
  },
  {
    name: "letter",
    facts: [
      { path: ["letter", "letterhead"], type: "lines", byLanguage: true, only: "letter" },
      { path: ["letter", "contacts"], type: "lines", byLanguage: true, only: "letter" },
      { path: ["letter", "addressee"], type: "lines", byLanguage: true, only: "letter" },
      { path: ["letter", "refers_to"], type: "lines", byLanguage: true, only: "letter" },
      { path: ["letter", "salutation"], type: "lines", byLanguage: true, only: "letter" },
      { path: ["letter", "closing"], type: "lines", byLanguage: true, only: "letter" },
      { path: ["letter", "copy_to"], type: "lines", byLanguage: true, only: "letter" },
      { path: ["letter", "motto"], type: "yes", only: "letter" },
    ],
  },
  {
    name: "state",
    facts: [
      { path: ["status"], type: "choice", choices: ["final", "draft"] },
      { path: ["version"], type: "number" },
      { path: ["reference"], type: "text", byLanguage: true },
      { path: ["corrigendum"], type: "text", byLanguage: true },
      { path: ["lunar"], type: "yes" },
    ],
  },
  {
    name: "groups",
    facts: [
      { path: ["groups"], type: "list" },
      { path: ["group_titles"], type: "text", byLanguage: true, byGroup: true },
    ],
  },
  {
    name: "found",
    facts: [
      { path: ["published"], type: "address" },
      { path: ["description"], type: "text", byLanguage: true, rows: 2 },
      { path: ["keywords"], type: "list" },
      { path: ["unbroken"], type: "list" },
    ],
  },
];

/** Return what stands in the facts at a path. */
export const valueAt = (facts, path) => path.reduce((found, key) => found?.[key], facts);

/** Return what a field shows for a value of the facts. */
export function shown(fact, value) {
  if (value === undefined || value === null) return fact.type === "choice" ? fact.choices[0] : "";
  if (fact.type === "yes") return value === true;
  return Array.isArray(value) ? value.join("\n") : String(value);
}

/** Return the value of the facts for what a field shows; null takes the fact away. */
export function valueOf(fact, typed, before) {
  if (fact.type === "yes") return typed || null;
  if (fact.type === "choice") return typed === fact.choices[0] ? null : typed;
  const lines = typed.split("\n").map((line) => line.trim()).filter(Boolean);
  if (fact.type === "list") return lines;
  if (!lines.length) return fact.byLanguage && ["title", "short_title"].includes(fact.path.at(-1)) ? "" : null;
  if (fact.type === "number") return Number.parseInt(lines[0], 10) || null;
  if (fact.type === "lines" && (lines.length > 1 || Array.isArray(before))) return lines;
  return lines.join(" ");
}

/**
 * Return the path of the fact that a line (counted from 1) of statement.toml belongs to, null if none.
 *
 * @param {string} text of statement.toml
 * @param {number} line
 */
export function pathAt(text, line) {
  let [table, key] = [[], null];
  for (const each of text.split("\n").slice(0, line)) {
    const header = /^\s*\[([^[\]]+)\]/.exec(each);
    const named = /^\s*([A-Za-z0-9_-]+)\s*=/.exec(each);
    if (header) [table, key] = [header[1].split(".").map((part) => part.trim().replace(/^"|"$/g, "")), null];
    else if (named) key = named[1];
  }
  return table.length || key ? [...table, ...(key ? [key] : [])] : null;
}
