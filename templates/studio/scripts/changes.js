/**
 * How one text became another, and where a place of the old one is in the new one.
 *
 * @typedef {{at: number, removed: string, inserted: string}} Change
 *   what stood at a place (in UTF-16 units) and what stands there now
 */

/** Whether a text could be parted here: not inside a surrogate pair. */
function between(text, at) {
  const code = text.charCodeAt(at);
  return !(code >= 0xdc00 && code <= 0xdfff);
}

/**
 * Return the smallest change that makes `next` of `old`, or null if they are the same.
 *
 * @param {string} old
 * @param {string} next
 * @returns {Change | null}
 */
export function difference(old, next) {
  if (old === next) return null;
  const shorter = Math.min(old.length, next.length);
  let start = 0;
  while (start < shorter && old[start] === next[start]) start += 1;
  while (start > 0 && !(between(old, start) && between(next, start))) start -= 1;
  let end = 0;
  while (end < shorter - start && old[old.length - 1 - end] === next[next.length - 1 - end]) end += 1;
  while (end > 0 && !(between(old, old.length - end) && between(next, next.length - end))) end -= 1;
  return {
    at: start,
    removed: old.slice(start, old.length - end),
    inserted: next.slice(start, next.length - end),
  };
}

/** Return the text after a change. */
export function applied(text, change) {
  return text.slice(0, change.at) + change.inserted + text.slice(change.at + change.removed.length);
}

/** Return what takes a change back. */
export function inverse(change) {
  return { at: change.at, removed: change.inserted, inserted: change.removed };
}

/**
 * Return where a place of the old text is after a change. A place inside of what was removed goes to
 * the end of what stands there now; one right before an insertion stays before it.
 */
export function followed(position, change) {
  const end = change.at + change.removed.length;
  if (position <= change.at) return position;
  if (position >= end) return position + change.inserted.length - change.removed.length;
  return change.at + Math.min(position - change.at, change.inserted.length);
}

/**
 * Return the changes, one after the other in a text from its beginning to its end, that make `next`
 * of `old` line by line: with them a place stays where it is although lines above and below changed.
 *
 * @param {Array<{old: string, next: string}>} parts the texts, parted where they agree
 * @returns {Change[]} each for the text as the changes before have left it
 */
export function changesOf(parts) {
  const found = [];
  let at = 0;
  for (const { old, next } of parts) {
    const change = difference(old, next);
    if (change) found.push({ ...change, at: change.at + at });
    at += next.length;
  }
  return found;
}
