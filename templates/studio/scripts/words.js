/** What the interface says, in the language of the page: templates/words/studio.toml. */

const read = (id) => JSON.parse(document.getElementById(id)?.textContent ?? "{}");
const words = read("words");
const standing = read("standing-in");

/** The code of the interface's language. */
export const ui = document.documentElement.lang;

/** Return what stands in the table at a name such as "saved.lost": words, or a table of words. */
export function table(name) {
  return name.split(".").reduce((found, key) => found?.[key], words);
}

/** Return the words that stand in a new element of a text in a language until they are typed over. */
export const standingIn = (language) => standing[language] ?? words.standing_in;

/** Return a number in the digits of the interface; browsers do not know those of every language. */
export const figures = (number) => String(number).replace(/\d/g, (digit) => words.digits?.[digit] ?? digit);

/**
 * Return words with their placeholders filled; numbers are written in the digits of the interface.
 *
 * @param {string} name
 * @param {Record<string, string | number>} [values]
 */
export function say(name, values = {}) {
  const text = table(name);
  if (typeof text !== "string") return name;
  return text.replace(/\{(\w+)\}/g, (whole, key) => {
    const value = values[key];
    return typeof value === "number" ? figures(value) : (value ?? whole);
  });
}

/** Return words for a number of things: those for one or those for several. */
export const counted = (name, number, values = {}) =>
  say(`${name}.${number === 1 ? "one" : "many"}`, { number, ...values });

/** Return a day, such as 2021-05-05, as the language of the interface writes it. */
export function day(date) {
  const [year, month, number] = date.split("-").map(Number);
  return say("date", { day: number, month: words.months[month - 1], year });
}

/** Return a size of a file in words. */
export function size(bytes) {
  if (bytes < 1e6) return say("sizes.kilobytes", { number: Math.max(1, Math.round(bytes / 1e3)) });
  return say("sizes.megabytes", { number: Math.round(bytes / 1e5) / 10 });
}

/** Return words of the program as a sentence: with a capital letter, unless a name comes first, and an end. */
export function sentence(text) {
  if (!text) return "";
  const [first] = text.split(/\s/, 1);
  const begun = /^[a-z][a-z'’-]*$/.test(first) ? text[0].toUpperCase() + text.slice(1) : text;
  return /[.!?។៕…]["”’»)]?$/u.test(begun) ? begun : `${begun}.`;
}

/**
 * Return what is wrong and what to do about it, in the language of the interface if the program has it.
 *
 * @param {{message: string, hint?: string, said?: Record<string, {message: string, hint?: string}>}} told
 */
export function spoken(told) {
  const { message, hint } = told.said?.[ui] ?? told;
  return { message: sentence(message), hint: sentence(hint) };
}

/** Return both in one text. */
export const explained = (told) => Object.values(spoken(told)).filter(Boolean).join(" ");
