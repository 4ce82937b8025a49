/**
 * The elements of a text, put in at the cursor as an author would type them.
 *
 * @typedef {{text: string, start: number, end: number}} Selected a text and what is selected in it
 * @typedef {{words?: Record<string, string>, name?: string, khmer?: boolean}} Wanted
 *   words that stand in until they are typed over; a name (group, file); whether digits are Khmer
 */

/** Return the start of the line of a place, and the end of the line of another. */
function lines(text, start, end) {
  const from = text.lastIndexOf("\n", start - 1) + 1;
  const lineEnd = text.indexOf("\n", end);
  return [from, lineEnd < 0 ? text.length : lineEnd];
}

/** Put something in the place of the selection, and select a part of it. */
function replaced({ text, start, end }, put, from = put.length, to = from) {
  return { text: text.slice(0, start) + put + text.slice(end), start: start + from, end: start + to };
}

/** Put signs around the selection, or take them away where they already stand. */
function around(selected, sign, word) {
  const { text, start, end } = selected;
  const inner = text.slice(start, end);
  const length = sign.length;
  if (text.slice(start - length, start) === sign && text.slice(end, end + length) === sign) {
    const outer = { text, start: start - length, end: end + length };
    return replaced(outer, inner, 0, inner.length);
  }
  const put = inner || word;
  return replaced(selected, `${sign}${put}${sign}`, length, length + put.length);
}

/** Put something on lines of its own, with an empty line before and after. */
function apart(selected, put, from, to) {
  const { text, start, end } = selected;
  const before = text.slice(0, start);
  const after = text.slice(end);
  const above = !before || before.endsWith("\n\n") ? "" : before.endsWith("\n") ? "\n" : "\n\n";
  const below = after.startsWith("\n\n") ? "" : after.startsWith("\n") ? "\n" : "\n\n";
  return replaced(selected, above + put + below, above.length + from, above.length + to);
}

/** A new block stands below the paragraph of the cursor, and never inside it. */
function below({ text, end }) {
  if (!text.trim()) return { text, start: 0, end: text.length };
  const paragraph = text.slice(end).search(/\n[ \t]*\n/);
  const at = paragraph < 0 ? Math.max(text.trimEnd().length, end) : end + paragraph;
  return { text, start: at, end: at };
}

/** Put a sign before each line of the selection. */
function beforeLines(selected, sign, word) {
  const { text } = selected;
  const [from, to] = lines(text, selected.start, selected.end);
  const chosen = text.slice(from, to);
  if (!chosen.trim()) {
    const first = sign(0);
    return apart({ text, start: from, end: to }, first + word, first.length, first.length + word.length);
  }
  let number = 0;
  const put = chosen
    .split("\n")
    .map((line) => (line.trim() ? sign(number++) + line : line))
    .join("\n");
  return replaced({ text, start: from, end: to }, put, 0, put.length);
}

/** A fence around the selection, or around a word that stands in. */
function fenced(selected, opening, word) {
  const inner = selected.text.slice(selected.start, selected.end).trim() || word;
  const put = `::: ${opening}\n${inner}${inner ? "\n" : ""}:::`;
  const at = opening.length + 5;
  return apart(inner === word ? below(selected) : selected, put, at, at + inner.length);
}

const KHMER_DIGITS = "០១២៣៤៥៦៧៨៩";
const figures = (number, khmer) =>
  khmer ? String(number).replace(/\d/g, (digit) => KHMER_DIGITS[digit]) : String(number);

/** Return the label of the next footnote: one more than the highest number. */
export function nextNote(text) {
  const numbers = [...text.matchAll(/\[\^(\d+)\]/g)].map((match) => Number(match[1]));
  return String(Math.max(0, ...numbers) + 1);
}

function footnote({ text, start, end }, { words }) {
  const mark = `[^${nextNote(text)}]`;
  const body = `${text.slice(0, end)}${mark}${text.slice(end)}`.trimEnd();
  const gap = /\n\[\^[^\]]+\]:[^\n]*$/.test(body) ? "\n" : "\n\n";
  const note = `${gap}${mark}: `;
  const at = body.length + note.length;
  return { text: `${body}${note}${words.footnote}\n`, start: at, end: at + words.footnote.length, from: start };
}

function table(selected, { words }) {
  const { column, cell } = words;
  const put = `| ${column} 1 | ${column} 2 |\n|---|---|\n| ${cell} | ${cell} |\n| ${cell} | ${cell} |`;
  return apart(below(selected), put, 2, 2 + `${column} 1`.length);
}

function link(selected, { words }) {
  const chosen = selected.text.slice(selected.start, selected.end);
  if (/^https?:\/\/\S+$/.test(chosen)) return replaced(selected, `<${chosen}>`);
  const put = chosen || words.link;
  const address = "https://";
  return replaced(selected, `[${put}](${address})`, put.length + 3, put.length + 3 + address.length);
}

function heading(selected, { words }) {
  const { text, start } = selected;
  const [from, to] = lines(text, start, start);
  const level = /^(#{2,4}) /.exec(text.slice(from, to))?.[1];
  if (!level) return beforeLines({ text, start, end: start }, () => "## ", words.heading);
  // Pressed again, the heading goes down a level, and after the last becomes a paragraph.
  const bare = text.slice(from + level.length + 1, to);
  const put = level.length === 4 ? bare : `${"#".repeat(level.length + 1)} ${bare}`;
  return replaced({ text, start: from, end: to }, put, put.length - bare.length, put.length);
}

/** Return a file's name as an address in Markdown, where a space or a bracket would end it. */
const addressed = (name) => (/[\s()<>]/.test(name) ? `<${name}>` : name);

function picture(selected, { words, name }) {
  const put = `![${words.picture}](${addressed(name)})`;
  return apart(below(selected), put, 2, 2 + words.picture.length);
}

/** What each button puts in, by its name. */
const ELEMENTS = {
  bold: (selected, { words }) => around(selected, "**", words.text),
  italic: (selected, { words }) => around(selected, "*", words.text),
  heading,
  list: (selected, { words }) => beforeLines(selected, () => "- ", words.item),
  numbers: (selected, { words, khmer }) =>
    beforeLines(selected, (at) => `${figures(at + 1, khmer)}. `, words.item),
  quotation: (selected, { words }) => beforeLines(selected, () => "> ", words.quotation),
  footnote,
  table,
  box: (selected, { words }) => fenced(selected, "box", words.text),
  "pull-quote": (selected, { words }) => fenced(selected, "pull-quote", words.quotation),
  signatories: (selected, { words, name }) =>
    fenced({ ...selected, end: selected.start }, `signatories ${name}`, words.introduction),
  contents: (selected) => fenced({ ...selected, end: selected.start }, "contents", ""),
  link,
  picture,
  // A place where a Khmer word may be parted at the end of a line.
  break: (selected) => replaced(selected, "\u200b"),
};

/**
 * Put an element into a text.
 *
 * @param {string} element
 * @param {Selected} selected
 * @param {Wanted} [wanted]
 * @returns {Selected} the text after that, and what is selected then
 */
export function inserted(element, selected, wanted = {}) {
  return ELEMENTS[element](selected, { words: {}, ...wanted });
}

/** The names of all elements. */
export const elements = Object.keys(ELEMENTS);

/**
 * Return what the Enter key puts in: in a list, the label of the next item; in an empty item, its end.
 *
 * @param {Selected} selected
 * @returns {Selected | null} null where Enter is an ordinary line end
 */
export function nextItem({ text, start, end }) {
  if (start !== end) return null;
  const [from, to] = lines(text, start, start);
  const item = /^([ \t]*)([-*•–]|(\d+|[០-៩]+)([.)]))[ \t]+/.exec(text.slice(from, to));
  if (!item || start < from + item[0].length) return null;
  if (!text.slice(from + item[0].length, to).trim()) {
    return replaced({ text, start: from, end: to }, "");
  }
  return replaced({ text, start, end }, `\n${item[1]}${following(item)} `);
}

function following([, , sign, digits, after]) {
  if (!digits) return sign;
  const khmer = KHMER_DIGITS.includes(digits[0]);
  const number = Number([...digits].map((each) => (khmer ? KHMER_DIGITS.indexOf(each) : each)).join(""));
  return figures(number + 1, khmer) + after;
}
