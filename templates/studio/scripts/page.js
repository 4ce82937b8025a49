/** Small tools for the page: elements are found, made and spoken of here. */

import { explained } from "./words.js";

export const by = (id) => document.getElementById(id);
export const all = (selector, within = document) => [...within.querySelectorAll(selector)];

/**
 * Return a new element. Text is always text: what an author typed is never read as HTML.
 *
 * @param {string} tag
 * @param {Record<string, unknown>} [given] attributes; `text`, and handlers such as `onclick`, are properties
 * @param {...(Node | string | null | false)} children
 */
export function make(tag, given = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(given)) {
    if (value === undefined || value === null || value === false) continue;
    if (name === "text") element.textContent = value;
    else if (name === "value" || name === "checked" || name.startsWith("on")) element[name] = value;
    else element.setAttribute(name, value === true ? "" : value);
  }
  element.append(...children.filter(Boolean));
  return element;
}

/** Return a copy of a template's only element. */
export const copied = (id) => by(id).content.firstElementChild.cloneNode(true);

/** Keep a choice in the browser, if it has room: nothing depends on it. */
export function remember(name, value) {
  try {
    localStorage.setItem(name, value);
  } catch {
    // The next window begins with the usual choice.
  }
}

/** Say something to whoever listens to the page and does not see it. */
export function announce(text) {
  by("said").textContent = "";
  requestAnimationFrame(() => (by("said").textContent = text));
}

/** Whether keys are pressed that compose a letter: nothing may touch the text meanwhile. */
export const composing = (event) => event.isComposing || event.keyCode === 229;

/** Whether keys are pressed with Ctrl (Cmd on a Mac), and not with Alt as well. */
export const commanding = (event) => (event.ctrlKey || event.metaKey) && !event.altKey;

/** Return “undo” or “redo” if the keys that are pressed say so. */
export function stepAsked(event) {
  const key = commanding(event) ? event.key.toLowerCase() : "";
  if (key === "y" || (key === "z" && event.shiftKey)) return "redo";
  return key === "z" ? "undo" : undefined;
}

/** Return a function that runs `task` once, at the next frame, however often it is asked. */
export function atNextFrame(task) {
  let asked = false;
  return () => {
    if (asked) return;
    asked = true;
    requestAnimationFrame(() => {
      asked = false;
      task();
    });
  };
}

/** Show what has to be seen at once, under a name; an empty text takes it away. */
export function notice(name, text, { bad = false, act, does } = {}) {
  document.querySelector(`[data-notice="${name}"]`)?.remove();
  if (!text) return;
  const button = act && make("button", { type: "button", class: "button", text: act, onclick: does });
  by("notices").append(
    make("div", { class: bad ? "notice bad" : "notice", "data-notice": name }, make("p", { text }), button),
  );
}

/** Tell of an error that has no better place. */
export function tell(error) {
  notice("error", explained(error), { bad: true, act: "×", does: () => notice("error", "") });
}
