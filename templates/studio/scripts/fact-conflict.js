/** A fact changed by two: both values stand side by side in words, and the person chooses. */
import { decidedValue } from "./conflict.js";
import { shown, valueOf } from "./fact-table.js";
import { day, say } from "./words.js";

/** The facts that can be nothing but one of the two values. */
const FIXED = ["yes", "choice", "day", "number"];

const isTable = (value) => value && typeof value === "object" && !Array.isArray(value);

/** Return a value of a fact in words; of texts by language, all of them. */
function inWords(fact, value) {
  if (isTable(value)) {
    return Object.values(value).map((each) => inWords(fact, each)).filter(Boolean).join("\n");
  }
  if (fact.type === "yes") return say(value === true ? "conflict.ticked" : "conflict.not_ticked");
  const text = shown(fact, value);
  if (fact.type === "choice" && fact.choices.includes(text)) return say(`facts.choices.${text}`);
  return /^\d{4}-\d\d-\d\d$/.test(text) ? day(text) : text;
}

/**
 * Let the person decide; return what `FactChanges.resolve` takes, or null if they want to decide later.
 *
 * @param {import("./fact-table.js").Fact} fact
 * @param {{theirs: unknown, mine: unknown}} values of the fact; tables if they are texts by language
 * @param {string} legend the name of the fact
 * @param {string} [language] of the text
 */
export async function decidedFact(fact, { theirs, mine }, legend, language) {
  const isFixed = FIXED.includes(fact.type) || isTable(mine);
  const words = { mine: inWords(fact, mine), theirs: inWords(fact, theirs) };
  const chosen = await decidedValue(words, { legend, language, isFixed });
  if (!chosen) return null;
  if (chosen.taken === "theirs") return { isTheirs: true };
  return chosen.taken === "mine" ? {} : { value: valueOf(fact, chosen.text, theirs) };
}
