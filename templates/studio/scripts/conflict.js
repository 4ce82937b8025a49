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
  const legend = (at) => say("conflict.place", { place, at: at + 1, number: conflicts.length });
  const shown = conflicts.map((part, at) => choice(part, at, { legend: legend(at), language }));
  if (!(await isDecided(shown))) return null;
  return resolved(parts, shown.map(({ lines }) => lines())).join("\n");
}

/**
 * Let the person decide between two values of a fact, shown in words.
 *
 * @param {{mine: string, theirs: string}} values
 * @param {{legend: string, language?: string, isFixed: boolean}} around the name of the fact, and whether it
 *   can be nothing but one of the two
 * @returns {Promise<{taken: "mine"|"theirs"|"both"|"own", text: string} | null>} null to decide later
 */
export async function decidedValue({ mine, theirs }, around) {
  const shown = choice({ mine: mine.split("\n"), theirs: theirs.split("\n") }, 0, around);
  if (!(await isDecided([shown]))) return null;
  return { taken: shown.taken(), text: shown.lines().join("\n") };
}

async function isDecided(shown) {
  by("conflicts").replaceChildren(...shown.map(({ root }) => root));
  return (await opened(by("dialog-conflict"))) === "go";
}

function choice(part, at, { legend, language, isFixed = false }) {
  const side = (name, text) => {
    const id = `conflict-${at}-${name}`;
    const radio = make("input", { type: "radio", name: `conflict-${at}`, value: name, id, checked: name === "mine" });
    const label = make("label", { for: id }, radio, say(`conflict.${name}`));
    return make("div", { class: "side" }, label, text !== undefined && make("pre", { lang: language, text: text || say("conflict.nothing") }));
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
    make("legend", { text: legend }),
    make("div", { class: "sides" }, side("mine", part.mine.join("\n")), side("theirs", part.theirs.join("\n"))),
    !isFixed && make("div", { class: "sides" }, side("both"), ownSide),
  );
  const taken = () => root.querySelector("input:checked").value;
  const lines = () => (taken() === "own" ? own.value.split("\n") : TAKEN[taken()](part));
  return { root, taken, lines };
}
