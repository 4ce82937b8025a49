import assert from "node:assert/strict";
import { test } from "node:test";

import { lineSpan, nameOf, paragraphAt, placeAt, setFrom } from "../../../templates/studio/scripts/places.js";

const place = (y, line, path = "en.md") => ({ x: 50, y, width: 400, height: 12, path, line, last: line });

test("a point leads to the line that holds it, or to the nearest, or nowhere", () => {
  const places = [place(100, 1), place(120, 3)];
  assert.equal(placeAt(places, 60, 105).line, 1);
  assert.equal(placeAt(places, 60, 118).line, 3);
  assert.equal(placeAt(places, 60, 300), null);
});

test("a file is known by its name in the statement's folder", () => {
  assert.equal(nameOf("statements/2021-05-05-x/en.md", "2021-05-05-x"), "en.md");
  assert.equal(nameOf("en.md", "2021-05-05-x"), "en.md");
});

test("lines of a file are found on every page that shows them", () => {
  const pages = [[place(100, 1), place(120, 3)], [place(10, 3), place(30, 3, "km.md")]];
  assert.deepEqual(setFrom(pages, "en.md", 3, 4).map((each) => each.page), [0, 1]);
});

test("a paragraph reaches to the empty lines around it", () => {
  const text = "one\n\ntwo\nthree\n\nfour";
  assert.deepEqual(paragraphAt(text, text.indexOf("three")), { first: 3, last: 4 });
  assert.deepEqual(paragraphAt(text, 4), { first: 2, last: 2 });
});

test("a line is found by its number, and one that is not there is the last", () => {
  assert.deepEqual(lineSpan("a\nbc\n", 2), { start: 2, end: 4 });
  assert.deepEqual(lineSpan("a\nbc", 9), { start: 2, end: 4 });
});
