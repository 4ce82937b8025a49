/** What stands behind a text: the same words unseen, so that lines and places can be marked. */
import { make } from "./page.js";

/** Characters that nobody sees: places to break, and spaces of another kind. */
const UNSEEN = /([\u200b-\u200d\u2060\ufeff\u00ad]|[\u00a0\u2009\u202f]| {2,}|\t| +$)/u;
const WITHOUT_WIDTH = /[\u200b-\u200d\u2060\ufeff\u00ad]/u;

export class Backdrop {
  unseen = false;

  constructor(root, area) {
    Object.assign(this, { root, area, lines: [], marks: new Map() });
    area.addEventListener("scroll", () => this.#follow(), { passive: true });
    new ResizeObserver(() => this.#follow()).observe(area);
  }

  #follow() {
    this.root.scrollTop = this.area.scrollTop;
  }

  /** Show a text; only the lines that are not as before are made anew. */
  show(text) {
    if (this.area.lang) this.root.lang = this.area.lang;
    const lines = text.split("\n").map((line) => (this.unseen ? `\u0001${line}` : line));
    const old = this.lines;
    let top = 0;
    while (top < old.length && top < lines.length && old[top] === lines[top]) top += 1;
    let end = 0;
    const most = Math.min(old.length, lines.length) - top;
    while (end < most && old[old.length - 1 - end] === lines[lines.length - 1 - end]) end += 1;
    const gone = [...this.root.children].slice(top, old.length - end);
    const after = this.root.children[old.length - end] ?? null;
    for (const line of gone) line.remove();
    const made = lines.slice(top, lines.length - end).map((line) => this.#line(line));
    const all = document.createDocumentFragment();
    all.append(...made);
    this.root.insertBefore(all, after);
    this.lines = lines;
    this.#showMarks();
    this.#follow();
  }

  #line(text) {
    const line = make("div");
    if (!text.startsWith("\u0001")) line.textContent = text || "\n";
    else if (text.length === 1) line.textContent = "\n";
    else {
      for (const piece of text.slice(1).split(UNSEEN)) {
        if (UNSEEN.test(piece)) line.append(make(WITHOUT_WIDTH.test(piece) ? "b" : "i", { text: piece }));
        else line.append(piece);
      }
    }
    return line;
  }

  /** Mark lines, counted from 1, as “error” or “warning”. */
  mark(marks) {
    this.marks = marks;
    this.#showMarks();
  }

  #showMarks() {
    for (const marked of this.root.querySelectorAll("[class]")) marked.removeAttribute("class");
    for (const [line, severity] of this.marks) {
      const element = this.root.children[line - 1];
      if (element) element.className = severity;
    }
  }

  /** Scroll so that a line, counted from 0, is seen. */
  bring(line) {
    const element = this.root.children[line];
    if (!element) return;
    const { offsetTop: top, offsetHeight: height } = element;
    const { scrollTop, clientHeight } = this.area;
    if (top >= scrollTop && top + height <= scrollTop + clientHeight) return;
    this.area.scrollTop = Math.max(0, top - clientHeight / 3);
    this.#follow();
  }
}
