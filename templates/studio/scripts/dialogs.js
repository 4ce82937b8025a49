/** Dialogs: opened by buttons, asked by scripts. The browser keeps the focus in them and gives it back. */
import { all, by } from "./page.js";

/** Open a dialog, and return the value that it is closed with. */
export function opened(dialog) {
  dialog.returnValue = "";
  if (!dialog.open) dialog.showModal();
  return new Promise((resolve) => {
    dialog.addEventListener("close", () => resolve(dialog.returnValue), { once: true });
  });
}

/**
 * Ask something in a dialog of its own; return the answer, or null if there is none.
 *
 * @param {{title: string, how?: string, go: string, label?: string, choices?: Array<[string, string]>}} question
 */
export async function asked({ title, how = "", go, label = "", choices }) {
  const dialog = by("dialog-ask");
  const field = by("dialog-ask-field");
  by("dialog-ask-title").textContent = title;
  by("dialog-ask-how").textContent = how;
  by("dialog-ask-go").textContent = go;
  field.hidden = !choices;
  field.firstElementChild.textContent = label;
  const select = field.querySelector("select");
  select.replaceChildren(...(choices ?? []).map(([value, text]) => new Option(text, value)));
  const value = await opened(dialog);
  if (value !== "go") return null;
  return choices ? select.value : "yes";
}

/** Let buttons that name a dialog open it, those that close one close it, and a press beside it, too. */
export function wireDialogs(open) {
  document.addEventListener("click", ({ target }) => {
    const opens = target.closest?.("[data-open]");
    if (opens) {
      by("actions")?.hidePopover?.();
      open(opens.dataset.open);
    }
    if (target.closest?.("[data-close]")) target.closest("dialog").close();
  });
  for (const dialog of all("dialog")) {
    dialog.addEventListener("pointerdown", (event) => {
      const { left, right, top, bottom } = dialog.getBoundingClientRect();
      const outside = event.clientX < left || event.clientX > right || event.clientY < top || event.clientY > bottom;
      if (event.target === dialog && outside) dialog.close();
    });
  }
}

/** Let files be dropped on a place, or chosen there. */
export function wireDrop(place, take) {
  const input = place.querySelector('input[type="file"]');
  input?.addEventListener("change", () => {
    const files = [...input.files];
    input.value = "";
    if (files.length) take(files);
  });
  place.addEventListener("dragover", (event) => {
    if (event.defaultPrevented || ![...event.dataTransfer.types].includes("Files")) return;
    event.preventDefault();
    place.classList.add("dropping");
  });
  place.addEventListener("dragleave", (event) => {
    if (!place.contains(event.relatedTarget)) place.classList.remove("dropping");
  });
  place.addEventListener("drop", (event) => {
    place.classList.remove("dropping");
    const files = [...event.dataTransfer.files];
    if (event.defaultPrevented || !files.length) return;
    event.preventDefault();
    take(files);
  });
}

/** Take files that are dropped anywhere else on the page, for which browsers would leave it. */
export function wireDropAnywhere(take) {
  wireDrop(document.body, (files) => {
    if (!document.querySelector("dialog[open]")) take(files);
  });
}
