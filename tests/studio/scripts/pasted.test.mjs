import assert from "node:assert/strict";
import { test } from "node:test";

import { asLines, asRows, cells, pasted } from "../../../templates/studio/scripts/pasted.js";

const COLUMNS = ["group", "name_en", "name_km"];

test("a block of a spreadsheet has its rows and columns", () => {
  assert.deepEqual(cells("a\tb\r\nc\td\r\n"), [["a", "b"], ["c", "d"]]);
  assert.deepEqual(cells("one"), [["one"]]);
  assert.deepEqual(cells("a\tb\nc"), [["a", "b"], ["c", ""]]);
});

test("a cell in quotation marks may have line ends, tabs and marks; a mark alone is a letter", () => {
  assert.deepEqual(cells('"two\nlines"\t"say ""so"""\n'), [["two\nlines", 'say "so"']]);
  assert.deepEqual(cells('"Hope" Centre\tb'), [['"Hope" Centre', "b"]]);
});

test("pasted cells go over what is there, and on below with the group of the last row", () => {
  const rows = [["signed", "A", "ក"]];
  const { rows: next, first, last } = pasted(rows, COLUMNS, { row: 0, column: 1 }, cells("B\tខ\nC\tគ"));
  assert.deepEqual(next, [["signed", "B", "ខ"], ["signed", "C", "គ"]]);
  assert.deepEqual([first, last], [0, 1]);
  assert.deepEqual(rows, [["signed", "A", "ក"]]);
});

test("a block with headers finds its columns, in any order, and is added at the end", () => {
  const block = cells("Name_KM\tremark\tname_en\nខ\tx\tB");
  const { rows } = pasted([["signed", "A", "ក"], ["", "", ""]], COLUMNS, { row: 0, column: 0 }, block);
  assert.deepEqual(rows, [["signed", "A", "ក"], ["", "B", "ខ"]]);
});

test("what is beyond the last column is left out, and cells are of one line", () => {
  const { rows } = pasted([["", "", ""]], COLUMNS, { row: 0, column: 2 }, [["a\n b ", "lost"]]);
  assert.deepEqual(rows, [["", "", "a b"]]);
});

test("rows become lines and come back", () => {
  const rows = [["a", "b c", ""], ["", "", "ក"]];
  assert.deepEqual(asRows(asLines(rows)), rows);
});
