/** A text of the statement: typed, undone, marked. It never reformats what is being composed. */
import { changesOf, difference, followed } from "./changes.js";
import { History } from "./history.js";
import { inserted, nextItem } from "./markdown.js";
import { Backdrop } from "./backdrop.js";
import { aligned } from "./merge.js";
import { atNextFrame, commanding, composing, copied, stepAsked } from "./page.js";
import { lineSpan, paragraphAt } from "./places.js";
import { toolbar } from "./toolbar.js";
import { say, standingIn } from "./words.js";

/** How long after the last step the steps are put on the shelf, in milliseconds. */
const KEEP = 500;

/** Dispatches `caret`, with the paragraph of the cursor, and `asks` for a name (group, picture). */
export class TextEditor extends EventTarget {
  /**
   * @param {HTMLElement} place
   * @param {import("./document.js").Document} document
   * @param {{language: string, label: string, plain?: boolean}} options
   */
  constructor(place, document, { language, label, plain = false }) {
    super();
    this.document = document;
    this.language = language;
    this.root = copied("text-editor");
    this.area = this.root.querySelector("textarea");
    this.area.value = document.text;
    if (language) this.area.lang = language;
    this.area.setAttribute("aria-label", label);
    this.area.spellcheck = !plain;
    this.backdrop = new Backdrop(this.root.querySelector(".backdrop"), this.area);
    this.history = this.#kept();
    this.last = document.text;
    this.#toolbar(plain);
    this.#listen();
    place.append(this.root);
    this.backdrop.show(document.text);
  }

  /** Return the steps of before a reload, brought up to what the text is now. */
  #kept() {
    const kept = this.document.shelf.get("history", this.document.name);
    if (!kept) return new History();
    const history = new History(kept);
    for (const change of changesOf(aligned(kept.text, this.document.text))) history.follow(change);
    return history;
  }

  #toolbar(plain) {
    const bar = this.root.querySelector(".toolbar");
    bar.setAttribute("aria-label", say("elements.name"));
    if (plain) {
      for (const button of bar.querySelectorAll("[data-element]")) {
        button.hidden = !["undo", "redo", "unseen"].includes(button.dataset.element);
      }
    }
    toolbar(bar, (button) => this.put(button.dataset.element, button));
    this.tools = Object.fromEntries(
      ["undo", "redo"].map((name) => [name, bar.querySelector(`[data-element="${name}"]`)]),
    );
    this.#showTools();
  }

  #showTools() {
    for (const [name, button] of Object.entries(this.tools)) {
      button.setAttribute("aria-disabled", String(!this.history.can[name]));
    }
  }

  #listen() {
    const { area } = this;
    area.addEventListener("input", (event) => this.#typed(event.isComposing));
    area.addEventListener("compositionstart", () => this.document.compose());
    area.addEventListener("compositionend", () => {
      this.#typed(false);
      this.document.composed();
    });
    area.addEventListener("keydown", (event) => this.#pressed(event));
    area.addEventListener("beforeinput", (event) => {
      if (!["historyUndo", "historyRedo"].includes(event.inputType)) return;
      event.preventDefault();
      this.#step(event.inputType === "historyUndo" ? "undo" : "redo");
    });
    const tell = atNextFrame(() => this.dispatchEvent(new Event("caret")));
    for (const name of ["keyup", "pointerup", "focus", "input"]) area.addEventListener(name, tell);
    this.document.addEventListener("text", ({ detail }) => this.#changed(detail.changes));
  }

  /** Take what was typed; a word that is being composed becomes one step when it is done. */
  #typed(composes) {
    const text = this.area.value;
    if (!composes) this.#remember(difference(this.last, text));
    this.backdrop.show(text);
    this.document.edit(text);
  }

  #remember(change, alone = false) {
    if (!change) return;
    this.last = this.area.value;
    this.history.record(change, { time: performance.timeOrigin + performance.now(), alone });
    this.#keep();
  }

  #keep() {
    this.#showTools();
    clearTimeout(this.keeping);
    this.keeping = setTimeout(() => this.keep(), KEEP);
  }

  /** Put the steps on the shelf, now. */
  keep() {
    const { shelf, name } = this.document;
    const put = shelf.put("history", name, { ...this.history.toJSON(), text: this.last });
    if (!put) shelf.drop("history", name);
  }

  #pressed(event) {
    if (composing(event)) return;
    const step = stepAsked(event);
    const sign = commanding(event) && { b: "bold", i: "italic" }[event.key.toLowerCase()];
    if (step || sign) {
      event.preventDefault();
      this.put(step ?? sign);
    } else if (event.key === "Enter" && !event.ctrlKey && !event.metaKey && !event.shiftKey) {
      this.#nextItem(event);
    }
  }

  #nextItem(event) {
    const next = nextItem(this.#selected());
    if (!next) return;
    event.preventDefault();
    this.#become(next);
    this.#showCaret();
  }

  #selected() {
    const { value: text, selectionStart: start, selectionEnd: end } = this.area;
    return { text, start, end };
  }

  /** Put an element in at the cursor; one that needs a name is asked for first. */
  async put(element, button) {
    if (element === "undo" || element === "redo") return this.#step(element);
    if (element === "unseen") return this.#unseen(button);
    const selected = this.#selected();
    const wanted = { words: standingIn(this.language), khmer: /[\u1780-\u17ff]/.test(selected.text) };
    if (this.names?.[element]) {
      wanted.name = await this.names[element]();
      if (!wanted.name) return this.area.focus();
    }
    this.#become(inserted(element, selected, wanted));
    this.#showCaret();
  }

  #unseen(button) {
    const on = button.getAttribute("aria-pressed") !== "true";
    button.setAttribute("aria-pressed", String(on));
    this.backdrop.unseen = on;
    this.backdrop.show(this.area.value);
  }

  /** Change the text as if it had been typed. */
  #become({ text, start, end }) {
    const change = difference(this.area.value, text);
    this.#apply(change ? [change] : []);
    this.area.focus();
    this.area.setSelectionRange(start, end);
    this.#remember(change, true);
    this.document.edit(text);
  }

  #step(name) {
    const made = this.history[name](this.area.value);
    if (!made) return this.#showTools();
    const change = difference(this.area.value, made.text);
    this.#apply(change ? [change] : []);
    this.area.focus();
    this.area.setSelectionRange(made.start, made.end);
    this.last = made.text;
    this.#keep();
    this.#showCaret();
    this.document.edit(made.text);
  }

  /** Go along with what somebody else wrote: the cursor stays with the words that it is in. */
  #changed(changes) {
    const { start, end } = this.#selected();
    const top = this.area.scrollTop;
    this.#apply(changes);
    const moved = [start, end].map((at) => changes.reduce(followed, at));
    this.area.setSelectionRange(...moved);
    this.area.scrollTop = top;
    for (const change of changes) this.history.follow(change);
    this.last = this.area.value;
    this.#keep();
  }

  #apply(changes) {
    for (const { at, removed, inserted: put } of changes) {
      this.area.setRangeText(put, at, at + removed.length, "preserve");
    }
    this.backdrop.show(this.area.value);
  }

  /** The paragraph of the cursor, in lines counted from 1. */
  get paragraph() {
    return paragraphAt(this.area.value, this.area.selectionEnd);
  }

  /** Put the cursor into a line, and show it. */
  goTo(line) {
    const { start } = lineSpan(this.area.value, line);
    this.area.focus({ preventScroll: true });
    this.area.setSelectionRange(start, start);
    this.#showCaret();
    this.dispatchEvent(new Event("caret"));
  }

  #showCaret() {
    const line = this.area.value.slice(0, this.area.selectionEnd).split("\n").length - 1;
    this.backdrop.bring(line);
    this.dispatchEvent(new Event("caret"));
  }
}
