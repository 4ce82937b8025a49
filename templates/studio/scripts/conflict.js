/** The same lines changed by two: both stand side by side, and the person chooses place by place. */
import { opened } from "./dialogs.js";
import { by, make } from "./page.js";
import { resolved } from "./merge.js";
import { say } from "./words.js";

/** What may be taken at a place of conflict. */
const TAKEN = {
  mine: ({ mine }) => mine,
  theirs: ({ theirs }) => theirs,
  both: ({ mine, theirs }) => [...theirs, ...mine],
};

/**
 * Let the person decide; return the text, or null if they want to decide later.
 *
 * @param {import("./merge.js").Part[]} parts
 * @param {string} place the file, in words
 * @param {string} language of the text
 */
export async function decided(parts, place, language) {
  const conflicts = parts.filter(({ kind }) => kind === "conflict");
  const shown = conflicts.map((part, at) => choice(part, at, conflicts.length, place, language));
  by("conflicts").replaceChildren(...shown.map(({ root }) => root));
  if ((await opened(by("dialog-conflict"))) !== "go") return null;
  return resolved(parts, shown.map(({ lines }) => lines())).join("\n");
}

function choice(part, at, number, place, language) {
  const side = (name, text) => {
    const id = `conflict-${at}-${name}`;
    const radio = make("input", { type: "radio", name: `conflict-${at}`, value: name, id, checked: name === "mine" });
    const label = make("label", { for: id }, radio, say(`conflict.${name}`));
    return make("div", { class: "side" }, label, text && make("pre", { lang: language, text }));
  };
  const own = make("textarea", { lang: language, rows: 3, "aria-label": say("conflict.own"), value: part.mine.join("\n") });
  const ownId = `conflict-${at}-own`;
  const ownSide = make(
    "div",
    { class: "side" },
    make("label", { for: ownId }, make("input", { type: "radio", name: `conflict-${at}`, value: "own", id: ownId }), say("conflict.own")),
    own,
  );
  own.addEventListener("input", () => (ownSide.querySelector("input").checked = true));
  const root = make(
    "fieldset",
    { class: "conflict" },
    make("legend", { text: say("conflict.place", { place, at: at + 1, number }) }),
    make("div", { class: "sides" }, side("mine", part.mine.join("\n")), side("theirs", part.theirs.join("\n"))),
    make("div", { class: "sides" }, side("both"), ownSide),
  );
  const lines = () => {
    const { value } = root.querySelector("input:checked");
    return value === "own" ? own.value.split("\n") : TAKEN[value](part);
  };
  return { root, lines };
}
