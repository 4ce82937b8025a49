/** What was found in the statement, in plain words of the interface's language; each leads to its place. */
import { by, make } from "./page.js";
import { nameOf } from "./places.js";
import { counted, figures, say, spoken, table } from "./words.js";

const SIGNS = { error: "■", warning: "▲", note: "●" };
const ORDER = ["error", "warning", "note"];

/** The findings that a button mends, with what it says; `Contents.mend` does it. */
const MENDED = { "not-placed": "notices.place" };

/** Dispatches `go` (a finding was chosen) and `meant` (it is to be said that it is meant). */
export class Findings extends EventTarget {
  /**
   * @param {string} slug of the statement
   * @param {{placed: (name: string, line: number | null, row?: number) => string,
   *          worded: (text: string) => string}} contents says places, and files in messages, in words
   */
  constructor(slug, contents) {
    super();
    Object.assign(this, { slug, contents, all: [] });
  }

  show(findings) {
    this.all = [...findings].sort((one, other) => ORDER.indexOf(one.severity) - ORDER.indexOf(other.severity));
    by("finding-list").replaceChildren(...this.all.map((finding) => this.#item(finding)));
    const counts = ORDER.map((severity) => [severity, this.all.filter((each) => each.severity === severity).length]);
    const said = counts.filter(([, count]) => count).map(([severity, count]) => counted(`findings.${severity}`, count));
    const text = said.join(" · ") || say("findings.none");
    if (by("findings-state").textContent !== text) by("findings-state").textContent = text;
    this.#badge(Object.fromEntries(counts));
  }

  #badge({ error, warning }) {
    for (const badge of document.querySelectorAll('[data-count="findings"]')) {
      badge.hidden = !error && !warning;
      badge.textContent = figures(error || warning || 0);
      badge.classList.toggle("warnings", !error);
    }
  }

  /** Return the lines, or rows, of a file that something was found in, with the worst of it. */
  linesOf(name, by_ = "line") {
    const marks = new Map();
    for (const finding of this.all) {
      const at = finding[by_] ?? (by_ === "row" && finding.line ? finding.line - 1 : null);
      const here = finding.path && nameOf(finding.path, this.slug) === name;
      if (here && at && !marks.has(at)) marks.set(at, finding.severity);
    }
    return marks;
  }

  #item(finding) {
    const told = spoken(finding);
    const message = this.contents.worded(told.message);
    const hint = finding.meant ? say("findings.differs") : this.contents.worded(told.hint);
    const sign = make("span", { class: "sign", "aria-hidden": "true", text: SIGNS[finding.severity] ?? "●" });
    const severity = make("span", { class: "unseen", text: `${table(`findings.${finding.severity}`)?.one_alone ?? ""}: ` });
    const where = finding.path && this.contents.placed(nameOf(finding.path, this.slug), finding.line, finding.row);
    const goes = make(
      finding.path ? "button" : "div",
      { class: "goes", type: finding.path ? "button" : undefined },
      where && make("span", { class: "where", text: where }),
      make("span", { class: "message" }, severity, message),
    );
    if (finding.path) goes.onclick = () => this.dispatchEvent(new CustomEvent("go", { detail: finding }));
    const meant =
      finding.meant &&
      make("button", {
        type: "button",
        class: "button quiet-button is-meant",
        text: say("findings.meant"),
        title: say("findings.meant_how"),
        onclick: () => this.dispatchEvent(new CustomEvent("meant", { detail: finding })),
      });
    const mends =
      finding.code in MENDED &&
      make("button", {
        type: "button",
        class: "button quiet-button is-meant",
        text: say(MENDED[finding.code]),
        onclick: () => this.contents.mend(),
      });
    const hinted = hint && make("p", { class: "hint", text: hint });
    return make("li", { class: `finding ${finding.severity}`, "data-code": finding.code }, sign, goes, meant || mends, hinted);
  }
}
