/** A block of cells as spreadsheets put it on the clipboard, and what pasting it does to rows. */

/**
 * Return the cells of pasted text. Columns are parted by tabs; a cell with line ends or tabs in it
 * stands in quotation marks, which are doubled inside.
 *
 * @param {string} text
 * @returns {string[][]} rows of equal length
 */
export function cells(text) {
  const rows = [[]];
  let at = 0;
  const source = text.replace(/\r\n?/g, "\n");
  while (at <= source.length) {
    const [cell, next] = source[at] === '"' ? quoted(source, at) : plain(source, at);
    rows.at(-1).push(cell);
    if (source[next] === "\n") rows.push([]);
    at = next + 1;
  }
  if (rows.length > 1 && rows.at(-1).length === 1 && rows.at(-1)[0] === "") rows.pop();
  const width = Math.max(...rows.map((row) => row.length));
  return rows.map((row) => [...row, ...Array(width - row.length).fill("")]);
}

function plain(source, at) {
  const length = source.slice(at).search(/[\t\n]/);
  const end = length < 0 ? source.length : at + length;
  return [source.slice(at, end), end];
}

/** Return a cell in quotation marks; one whose marks are not closed is as it stands. */
function quoted(source, at) {
  const found = /^"((?:[^"]|"")*)"(?=[\t\n]|$)/.exec(source.slice(at));
  if (!found) return plain(source, at);
  return [found[1].replaceAll('""', '"'), at + found[0].length];
}

/** Return a cell's words on one line, without spaces at its ends. */
const tidy = (cell) => cell.replace(/\s*\n\s*/g, " ").trim();

/** Return which column each pasted header is, or null if the first row has none of the columns. */
export function headers(block, columns) {
  const named = block[0].map((cell) => columns.indexOf(tidy(cell).toLowerCase()));
  return block.length > 1 && named.some((at) => at >= 0) ? named : null;
}

/**
 * Paste a block into rows: at a cell, over what is there, with new rows below if it is longer; or, if
 * its first row names columns, as new rows at the end.
 *
 * @param {string[][]} rows
 * @param {string[]} columns
 * @param {{row: number, column: number}} cell
 * @param {string[][]} block
 * @returns {{rows: string[][], first: number, last: number}} the rows after that, and which were touched
 */
export function pasted(rows, columns, cell, block) {
  const named = headers(block, columns);
  const body = named ? block.slice(1) : block;
  const first = named ? filled(rows) : Math.min(cell.row, rows.length);
  const next = rows.map((row) => [...row]);
  body.forEach((values, down) => {
    next[first + down] ??= columns.map((_, at) => inherited(rows, columns, at));
    values.forEach((value, across) => {
      const column = named ? named[across] : cell.column + across;
      if (column >= 0 && column < columns.length) next[first + down][column] = tidy(value);
    });
  });
  return { rows: next, first, last: first + body.length - 1 };
}

/** Return how many rows there are up to the last that has something in it. */
const filled = (rows) => rows.findLastIndex((row) => row.some((cell) => cell)) + 1;

/** A new row belongs to the group of the last one, and is empty otherwise. */
function inherited(rows, columns, at) {
  return columns[at] === "group" ? (rows.at(-1)?.[at] ?? "") : "";
}

/** Return an empty row to put below others. */
export const emptyRow = (rows, columns) => columns.map((_, at) => inherited(rows, columns, at));

/** Return rows as text with one line each, as it is compared and merged. */
export const asLines = (rows) => rows.map((row) => row.map((cell) => cell.replace(/[\t\n]/g, " ")).join("\t"));

/** Return the rows of such lines. */
export const asRows = (lines) => lines.map((line) => line.split("\t"));
