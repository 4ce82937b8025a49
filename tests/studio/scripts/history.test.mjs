import assert from "node:assert/strict";
import { test } from "node:test";

import { applied, difference } from "../../../templates/studio/scripts/changes.js";
import { History } from "../../../templates/studio/scripts/history.js";
import { numbers, text as anyText } from "./random.mjs";

/** Type into a text letter by letter, `pause` milliseconds apart. */
function typed(history, text, words, { from = 0, pause = 100 } = {}) {
  let [now, time] = [text, from];
  for (const letter of words) {
    history.record({ at: now.length, removed: "", inserted: letter }, { time });
    now += letter;
    time += pause;
  }
  return now;
}

test("words that are typed without a pause are undone together", () => {
  const history = new History();
  const text = typed(history, "", "hello");
  assert.equal(history.undo(text).text, "");
  assert.equal(history.undo(""), null);
  assert.equal(history.redo("").text, "hello");
});

test("a pause, or a line end, begins a new step", () => {
  const history = new History();
  let text = typed(history, "", "one");
  text = typed(history, text, "two", { from: 9000 });
  assert.equal(history.undo(text).text, "one");
  const lines = new History();
  assert.equal(lines.undo(typed(lines, "", "a\nb")).text, "a\n");
});

test("deleting letter by letter is one step, and the cursor comes back", () => {
  const history = new History();
  history.record({ at: 2, removed: "c", inserted: "" }, { time: 0 });
  history.record({ at: 1, removed: "b", inserted: "" }, { time: 1 });
  assert.deepEqual(history.undo("a"), { text: "abc", start: 3, end: 3 });
});

test("what is typed after undoing can not be redone", () => {
  const history = new History();
  history.undo(typed(history, "", "a"));
  typed(history, "", "b");
  assert.equal(history.redo("b"), null);
});

test("a history goes on after a reload", () => {
  const history = new History();
  const text = typed(history, "", "hello");
  const again = new History(JSON.parse(JSON.stringify(history)));
  assert.equal(again.undo(text).text, "");
});

test("what somebody else wrote stays when one's own words are undone", () => {
  const history = new History();
  const mine = typed(history, "", "mine");
  history.follow({ at: 0, removed: "", inserted: "theirs " });
  assert.equal(history.undo(`theirs ${mine}`).text, "theirs ");
  assert.equal(history.redo("theirs ").text, "theirs mine");
});

test("a step whose words somebody else changed is forgotten, newer ones are not", () => {
  const history = new History();
  let text = typed(history, "", "one");
  text = typed(history, text, " two", { from: 9000 });
  history.follow({ at: 0, removed: "o", inserted: "O" });
  assert.equal(history.undo(`O${text.slice(1)}`).text, "One");
  assert.equal(history.undo("One"), null);
});

test("whatever was written, undoing all gives the first text and redoing all the last", () => {
  const next = numbers(7);
  for (let round = 0; round < 60; round += 1) {
    const history = new History();
    const first = anyText(next);
    let text = first;
    for (let step = 0; step < 12; step += 1) {
      const change = difference(text, anyText(next));
      if (!change) continue;
      history.record(change, { time: step * next(4000) });
      text = applied(text, change);
    }
    const last = text;
    for (let back = history.undo(text); back; back = history.undo(text)) text = back.text;
    assert.equal(text, first);
    for (let on = history.redo(text); on; on = history.redo(text)) text = on.text;
    assert.equal(text, last);
  }
});

test("with somebody else at work, undoing never takes away a letter of theirs", () => {
  const next = numbers(11);
  for (let round = 0; round < 200; round += 1) {
    const history = new History();
    let text = "";
    for (let step = 0; step < 10; step += 1) {
      const at = next(text.length + 1);
      const theirs = next(3) === 0;
      const change = { at, removed: "", inserted: (theirs ? "T" : "m").repeat(1 + next(3)) };
      text = applied(text, change);
      if (theirs) history.follow(change);
      else history.record(change, { time: step * 9000 });
    }
    const count = text.split("T").length;
    for (let back = history.undo(text); back; back = history.undo(text)) text = back.text;
    assert.equal(text.split("T").length, count);
  }
});

test("a long history forgets its oldest steps", () => {
  const history = new History();
  for (let step = 0; step < 900; step += 1) {
    history.record({ at: 0, removed: "", inserted: "x" }, { time: step * 9000 });
  }
  assert.ok(history.toJSON().undo.length <= 500);
});
