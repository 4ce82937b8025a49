import assert from "node:assert/strict";
import { test } from "node:test";

import { applied, changesOf, difference, followed, inverse } from "../../../templates/studio/scripts/changes.js";
import { aligned } from "../../../templates/studio/scripts/merge.js";
import { texts } from "./random.mjs";

test("a change makes the next text, and its inverse the old one", () => {
  for (const [old, next] of texts(400)) {
    const change = difference(old, next) ?? { at: 0, removed: "", inserted: "" };
    assert.equal(applied(old, change), next);
    assert.equal(applied(next, inverse(change)), old);
  }
});

test("the same text has no change, and a letter outside the first plane is never parted", () => {
  assert.equal(difference("ក", "ក"), null);
  assert.deepEqual(difference("a😀b", "a😁b"), { at: 1, removed: "😀", inserted: "😁" });
});

test("a place stays with the words around it", () => {
  const change = { at: 4, removed: "old", inserted: "longer" };
  assert.equal(followed(2, change), 2);
  assert.equal(followed(4, change), 4);
  assert.equal(followed(9, change), 12);
  assert.equal(followed(5, change), 5);
});

test("texts that agree in lines are changed piece by piece, so a place between stays", () => {
  const old = "one\ntwo\nthree\n";
  const next = "zero\none\ntwo\nthree!\n";
  const changes = changesOf(aligned(old, next));
  assert.equal(changes.reduce(applied, old), next);
  const place = old.indexOf("two") + 1;
  assert.equal(changes.reduce(followed, place), next.indexOf("two") + 1);
});

test("whatever two texts are, the pieces make the one of the other", () => {
  for (const [old, next] of texts(400)) {
    assert.equal(changesOf(aligned(old, next)).reduce(applied, old), next);
  }
});
