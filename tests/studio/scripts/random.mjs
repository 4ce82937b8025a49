/** Texts for the rules that hold for any text: the same ones in each run. */

/** Return a function that gives numbers from 0 up to below `most`. */
export function numbers(seed) {
  let state = seed;
  return (most) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * most);
  };
}

const PIECES = ["a", "b", "\n", "ក្រ", "😀", "word ", "\n\n", "\u200b", "- ", "ab"];

/** Return a text of a few pieces. */
export const text = (next, most = 12) =>
  Array.from({ length: next(most) }, () => PIECES[next(PIECES.length)]).join("");

/** Yield pairs of texts. */
export function* texts(count, seed = 1) {
  const next = numbers(seed);
  for (let at = 0; at < count; at += 1) yield [text(next), text(next)];
}
