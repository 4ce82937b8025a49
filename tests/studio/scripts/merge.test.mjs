import assert from "node:assert/strict";
import { test } from "node:test";

import { merged, resolved } from "../../../templates/studio/scripts/merge.js";
import { numbers } from "./random.mjs";

const lines = (text) => text.split("");
const merge = (base, mine, theirs) => merged(lines(base), lines(mine), lines(theirs));

test("changes of different lines come together", () => {
  assert.equal(resolved(merge("abcde", "aXcde", "abcdY")).join(""), "aXcdY");
});

test("the same change of both is taken once", () => {
  assert.equal(resolved(merge("abc", "aXc", "aXc")).join(""), "aXc");
});

test("the same line changed in two ways is a conflict, and is chosen", () => {
  const parts = merge("abc", "aXc", "aYc");
  assert.deepEqual(parts.map((part) => part.kind), ["same", "conflict", "same"]);
  assert.equal(resolved(parts), null);
  assert.equal(resolved(parts, [["Y"]]).join(""), "aYc");
  assert.equal(resolved(parts, [[]]).join(""), "ac");
});

test("two who add at one place are asked", () => {
  assert.equal(resolved(merge("ab", "aXb", "aYb")), null);
});

test("whoever changed nothing gets the other's text", () => {
  const next = numbers(3);
  const any = () => Array.from({ length: next(9) }, () => "abc"[next(3)]);
  for (let round = 0; round < 300; round += 1) {
    const [base, other] = [any(), any()];
    assert.deepEqual(resolved(merged(base, base, other)), other);
    assert.deepEqual(resolved(merged(base, other, base)), other);
    assert.deepEqual(resolved(merged(base, other, other)), other);
  }
});

test("choosing one side everywhere loses no line of it", () => {
  const next = numbers(5);
  const any = () => Array.from({ length: next(9) }, () => "abc"[next(3)]);
  for (let round = 0; round < 300; round += 1) {
    const [base, mine, theirs] = [any(), any(), any()];
    const parts = merged(base, mine, theirs);
    assert.deepEqual(parts.flatMap((part) => part.mine), mine);
    assert.deepEqual(parts.flatMap((part) => part.theirs), theirs);
    assert.deepEqual(parts.flatMap((part) => part.base), base);
  }
});

test("texts too long to compare line by line are one change", () => {
  const many = (letter) => Array.from({ length: 3000 }, (_, at) => letter + at);
  const parts = merged(many("a"), many("b"), many("a"));
  assert.deepEqual(parts.map((part) => part.kind), ["mine"]);
});
