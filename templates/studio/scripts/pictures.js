/** The pictures that a text may show: one is chosen, and others are handed in. */
import { API, ask } from "./api.js";
import { opened, wireDrop } from "./dialogs.js";
import { announce, by, make } from "./page.js";
import { explained, say } from "./words.js";

export class Pictures {
  /** @param {string} path of the statement in the API */
  constructor(path) {
    this.path = path;
    this.dialog = by("dialog-picture");
    this.list = by("pictures");
    wireDrop(this.dialog.querySelector("[data-drop]"), (files) => this.add(files));
  }

  /** Let one be chosen; return its name, or null if none is. */
  async choose(names) {
    this.#fault(null);
    this.#show(names, names[0]);
    const value = await opened(this.dialog);
    return value === "go" ? (this.list.querySelector(":checked")?.value ?? null) : null;
  }

  /** Send files to the server, one after the other; the last that it takes is the one chosen. */
  async add(files) {
    this.#fault(null);
    for (const file of files) {
      const address = `${this.path}/figures?name=${encodeURIComponent(file.name)}`;
      try {
        const { figures } = await ask("POST", address, { bytes: file });
        this.#show(figures.map(({ name }) => name), file.name);
        announce(say("pictures.added", { name: file.name }));
      } catch (error) {
        this.#fault(error);
        return;
      }
    }
  }

  #show(names, chosen) {
    this.list.hidden = !names.length;
    this.dialog.querySelector('[value="go"]').disabled = !names.length;
    const old = this.list.querySelectorAll("label");
    for (const label of old) label.remove();
    this.list.append(...names.map((name) => this.#tile(name, name === chosen)));
  }

  #tile(name, checked) {
    const address = `${API}${this.path}/figures/${encodeURIComponent(name)}`;
    return make(
      "label",
      { class: "tile" },
      make("span", { class: "mark" }, make("img", { src: address, alt: "", loading: "lazy" })),
      make("span", { class: "about" }, make("input", { type: "radio", name: "picture", value: name, checked }), " ", name),
    );
  }

  #fault(error) {
    const fault = this.dialog.querySelector(".fault");
    fault.hidden = !error;
    fault.textContent = error ? explained(error) : "";
  }
}
