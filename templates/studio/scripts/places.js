/**
 * From a line of a page to its source and back.
 *
 * @typedef {{x: number, y: number, width: number, height: number, path: string, line: number, last?: number}} Place
 *   a set line of a page, in points from the top left, and the lines of the file that it comes from
 */

/**
 * Return the set line at a point of a page: the one that holds it, else the nearest above or below
 * within `reach` points, else null.
 *
 * @param {Place[]} places
 * @param {number} x
 * @param {number} y
 * @param {number} [reach]
 */
export function placeAt(places, x, y, reach = 14) {
  let [nearest, least] = [null, reach];
  for (const place of places) {
    const across = Math.max(place.x - x, 0, x - place.x - place.width);
    const down = Math.max(place.y - y, 0, y - place.y - place.height);
    const distance = down + across / 8;
    if (distance < least) [nearest, least] = [place, distance];
  }
  return nearest;
}

/** Return the file's name without its folder: places and findings name files from the project on. */
export const nameOf = (path, slug) => {
  const inside = path.indexOf(`${slug}/`);
  return inside >= 0 ? path.slice(inside + slug.length + 1) : path;
};

/**
 * Return what is set from lines of a file.
 *
 * @param {Place[][]} pages
 * @param {string} name of the file
 * @param {number} line first of the paragraph
 * @param {number} last
 * @returns {Array<{page: number, place: Place}>} pages are counted from 0
 */
export function setFrom(pages, name, line, last) {
  return pages.flatMap((places, page) =>
    places
      .filter((each) => each.path === name && each.line <= last && (each.last ?? each.line) >= line)
      .map((place) => ({ page, place })),
  );
}

/**
 * Return the first and the last line (counted from 1) of the paragraph around a place of a text.
 *
 * @param {string} text
 * @param {number} at
 */
export function paragraphAt(text, at) {
  const lines = text.split("\n");
  let line = text.slice(0, at).split("\n").length - 1;
  const [first, last] = [line, line];
  let top = first;
  while (top > 0 && lines[top].trim() && lines[top - 1].trim()) top -= 1;
  line = last;
  while (line + 1 < lines.length && lines[line].trim() && lines[line + 1].trim()) line += 1;
  return { first: top + 1, last: line + 1 };
}

/** Return where a line (counted from 1) of a text begins and ends. */
export function lineSpan(text, line) {
  const lines = text.split("\n");
  const index = Math.min(Math.max(line, 1), lines.length) - 1;
  const start = lines.slice(0, index).reduce((sum, each) => sum + each.length + 1, 0);
  return { start, end: start + lines[index].length };
}
