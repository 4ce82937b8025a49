/**
 * What changed between texts, line by line, and how changes of two people come together.
 *
 * @typedef {{base: string[], mine: string[], theirs: string[], kind: "same"|"mine"|"theirs"|"both"|"conflict"}} Part
 *   lines of the text that both began with, and what each made of them
 */

/** Longer middles than this are taken as changed altogether: the time grows with the product. */
const MOST_CELLS = 4_000_000;

/**
 * Return which lines of two lists stay: pairs of indexes, rising in both.
 *
 * @param {string[]} old
 * @param {string[]} next
 * @returns {Array<[number, number]>}
 */
export function kept(old, next) {
  let start = 0;
  while (start < old.length && start < next.length && old[start] === next[start]) start += 1;
  let [oldEnd, nextEnd] = [old.length, next.length];
  while (oldEnd > start && nextEnd > start && old[oldEnd - 1] === next[nextEnd - 1]) {
    oldEnd -= 1;
    nextEnd -= 1;
  }
  const pairs = Array.from({ length: start }, (_, at) => [at, at]);
  pairs.push(...longestCommon(old, next, start, oldEnd, nextEnd));
  for (let at = 0; oldEnd + at < old.length; at += 1) pairs.push([oldEnd + at, nextEnd + at]);
  return pairs;
}

/** Return the longest common lines of the middles of two lists (Hunt and McIlroy's table). */
function longestCommon(old, next, start, oldEnd, nextEnd) {
  const [height, width] = [oldEnd - start, nextEnd - start];
  if (!height || !width || height * width > MOST_CELLS) return [];
  const table = Array.from({ length: height + 1 }, () => new Uint32Array(width + 1));
  for (let i = height - 1; i >= 0; i -= 1) {
    for (let j = width - 1; j >= 0; j -= 1) {
      table[i][j] =
        old[start + i] === next[start + j]
          ? table[i + 1][j + 1] + 1
          : Math.max(table[i + 1][j], table[i][j + 1]);
    }
  }
  const pairs = [];
  for (let i = 0, j = 0; i < height && j < width; ) {
    if (old[start + i] === next[start + j]) pairs.push([start + i++, start + j++]);
    else if (table[i + 1][j] >= table[i][j + 1]) i += 1;
    else j += 1;
  }
  return pairs;
}

const same = (one, other) => one.length === other.length && one.every((line, at) => line === other[at]);

/** Say what became of lines of the base. */
function part(base, mine, theirs) {
  let kind = "conflict";
  if (same(mine, theirs)) kind = same(base, mine) ? "same" : "both";
  else if (same(base, theirs)) kind = "mine";
  else if (same(base, mine)) kind = "theirs";
  return { base, mine, theirs, kind };
}

/**
 * Bring two people's versions of a text together.
 *
 * @param {string[]} base the lines that both began with
 * @param {string[]} mine
 * @param {string[]} theirs
 * @returns {Part[]} in order; the text is whole if none of them is a conflict
 */
export function merged(base, mine, theirs) {
  const inMine = new Map(kept(base, mine));
  const inTheirs = new Map(kept(base, theirs));
  const parts = [];
  let [b, m, t] = [0, 0, 0];
  const close = (toBase, toMine, toTheirs) => {
    if (toBase > b || toMine > m || toTheirs > t) {
      parts.push(part(base.slice(b, toBase), mine.slice(m, toMine), theirs.slice(t, toTheirs)));
    }
    [b, m, t] = [toBase, toMine, toTheirs];
  };
  for (let at = 0; at < base.length; at += 1) {
    if (!inMine.has(at) || !inTheirs.has(at)) continue;
    const [toMine, toTheirs] = [inMine.get(at), inTheirs.get(at)];
    close(at, toMine, toTheirs);
    const last = parts.at(-1);
    if (last?.kind === "same") {
      for (const side of ["base", "mine", "theirs"]) last[side].push(base[at]);
    } else {
      parts.push(part([base[at]], [base[at]], [base[at]]));
    }
    [b, m, t] = [at + 1, toMine + 1, toTheirs + 1];
  }
  close(base.length, mine.length, theirs.length);
  return parts;
}

/**
 * Return the lines of a merge.
 *
 * @param {Part[]} parts
 * @param {Array<string[] | undefined>} [chosen] for each conflict, in order, the lines to take
 * @returns {string[] | null} null if a conflict is not decided
 */
export function resolved(parts, chosen = []) {
  const lines = [];
  let conflict = 0;
  for (const each of parts) {
    const taken =
      each.kind === "conflict" ? chosen[conflict++] : each.kind === "theirs" ? each.theirs : each.mine;
    if (!taken) return null;
    lines.push(...taken);
  }
  return lines;
}

/** Return two texts parted where lines of both agree, for `changesOf`. */
export function aligned(old, next) {
  const [before, after] = [old.split("\n"), next.split("\n")];
  const whole = (lines, from, to) =>
    lines.slice(from, to).map((line, at) => (from + at < lines.length - 1 ? `${line}\n` : line)).join("");
  const parts = [];
  let [i, j] = [0, 0];
  for (const [oldAt, nextAt] of [...kept(before, after), [before.length, after.length]]) {
    parts.push({ old: whole(before, i, oldAt), next: whole(after, j, nextAt) });
    parts.push({ old: whole(before, oldAt, oldAt + 1), next: whole(after, nextAt, nextAt + 1) });
    [i, j] = [oldAt + 1, nextAt + 1];
  }
  return parts.filter(({ old: o, next: n }) => o || n);
}
