import assert from "node:assert/strict";
import { test } from "node:test";

import { elements, inserted, nextItem, nextNote } from "../../../templates/studio/scripts/markdown.js";
import { numbers, text as anyText } from "./random.mjs";

const WORDS = {
  text: "text", heading: "Heading", item: "item", quotation: "words", footnote: "note", column: "Column",
  cell: "cell", introduction: "We sign:", link: "words", picture: "What it shows",
};

/** Read “a|b|c” as a text with what stands between the bars selected (or the cursor at one bar). */
function selected(marked) {
  const [before, inner, after] = marked.split("¦").length === 3 ? marked.split("¦") : [marked.split("¦")[0], "", marked.split("¦")[1]];
  return { text: before + inner + after, start: before.length, end: before.length + inner.length };
}

const shown = ({ text, start, end }) =>
  start === end ? `${text.slice(0, start)}¦${text.slice(start)}` : `${text.slice(0, start)}¦${text.slice(start, end)}¦${text.slice(end)}`;

const put = (element, marked, wanted = {}) => shown(inserted(element, selected(marked), { words: WORDS, ...wanted }));

for (const [element, before, after, wanted] of [
  ["bold", "a ¦word¦ b", "a **¦word¦** b"],
  ["bold", "a **¦word¦** b", "a ¦word¦ b"],
  ["italic", "a ¦", "a *¦text¦*"],
  ["heading", "Our ¦demands\n", "¦## Our demands¦\n"],
  ["heading", "## Our ¦demands", "### ¦Our demands¦"],
  ["heading", "#### Our ¦demands", "¦Our demands¦"],
  ["heading", "one\n\n¦", "one\n\n## ¦Heading¦\n\n"],
  ["list", "¦one\ntwo¦", "¦- one\n- two¦"],
  ["numbers", "¦ក\nខ¦", "¦១. ក\n២. ខ¦", { khmer: true }],
  ["quotation", "¦", "> ¦words¦\n\n"],
  ["box", "one ¦paragraph\n\ntwo", "one paragraph\n\n::: box\n¦text¦\n:::\n\ntwo"],
  ["pull-quote", "one\n\n¦two¦", "one\n\n::: pull-quote\n¦two¦\n:::\n\n"],
  ["signatories", "¦", "::: signatories signed\n¦We sign:¦\n:::\n\n", { name: "signed" }],
  ["contents", "a¦", "a\n\n::: contents\n¦:::\n\n"],
  ["link", "see ¦our report¦.", "see [our report](¦https://¦)."],
  ["link", "see ¦https://example.org¦.", "see <https://example.org>¦."],
  ["picture", "¦a", "a\n\n![¦What it shows¦](dam.svg)\n\n", { name: "dam.svg" }],
  ["picture", "¦a", "a\n\n![¦What it shows¦](<the dam (2).svg>)\n\n", { name: "the dam (2).svg" }],
  ["table", "¦", "| ¦Column 1¦ | Column 2 |\n|---|---|\n| cell | cell |\n| cell | cell |\n\n"],
  ["footnote", "We welcome it.¦ More.", "We welcome it.[^1] More.\n\n[^1]: ¦note¦\n"],
  ["footnote", "a[^1] b¦\n\n[^1]: one\n", "a[^1] b[^2]\n\n[^1]: one\n[^2]: ¦note¦\n"],
  ["break", "ក¦ខ", "ក\u200b¦ខ"],
]) {
  test(`${element}: ${JSON.stringify(before)}`, () => assert.equal(put(element, before, wanted), after));
}

/** Whether the letters of a text stand in another, in order, with others between them. */
function within(text, longer) {
  const letters = [...longer];
  return [...text.replace(/[\s\u200b]/gu, "")].every((letter) => {
    const at = letters.indexOf(letter);
    letters.splice(0, at + 1);
    return at >= 0;
  });
}

test("whatever the text, an element that is put in takes none of its letters away", () => {
  const next = numbers(13);
  for (let round = 0; round < 600; round += 1) {
    const text = anyText(next).replaceAll("😀", "g");
    const start = next(text.length + 1);
    const end = start + next(text.length - start + 1);
    for (const element of elements) {
      if (element === "break") continue;
      const after = inserted(element, { text, start, end }, { words: WORDS, name: "1" });
      assert.ok(within(text, after.text), `${element}: ${JSON.stringify({ text, start, end })}`);
      assert.ok(after.start >= 0 && after.start <= after.end && after.end <= after.text.length);
    }
  }
});

test("Enter goes on with a list, and ends it in an empty item", () => {
  assert.equal(shown(nextItem(selected("- one¦"))), "- one\n- ¦");
  assert.equal(shown(nextItem(selected("9. one¦"))), "9. one\n10. ¦");
  assert.equal(shown(nextItem(selected("៩. ក¦"))), "៩. ក\n១០. ¦");
  assert.equal(shown(nextItem(selected("- one\n- ¦"))), "- one\n¦");
  assert.equal(nextItem(selected("plain¦")), null);
  assert.equal(nextItem(selected("¦- one")), null);
});

test("the next footnote has the next number", () => {
  assert.equal(nextNote("a[^3] b[^1]\n\n[^3]: x"), "4");
  assert.equal(nextNote(""), "1");
});
