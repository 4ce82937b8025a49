/** What a partner changed in the Word file of the statement: each change is taken or left. */
import { ask } from "./api.js";
import { opened, wireDrop } from "./dialogs.js";
import { all, announce, by, make } from "./page.js";
import { counted, explained, say, sentence } from "./words.js";

export class Partner {
  /**
   * @param {{path: string, placed: (name: string, line: number | null) => string, save: () => Promise<void>}} around
   */
  constructor(around) {
    this.around = around;
    this.dialog = by("dialog-partner");
    this.submit = this.dialog.querySelector('[value="go"]');
    wireDrop(this.dialog.querySelector("[data-drop]"), ([file]) => this.compare(file));
    this.submit.addEventListener("click", (event) => {
      event.preventDefault();
      this.take();
    });
  }

  open() {
    this.#show([]);
    by("partner-state").textContent = "";
    this.#fault(null);
    return opened(this.dialog);
  }

  #fault(error) {
    const fault = this.dialog.querySelector(".fault");
    fault.hidden = !error;
    fault.textContent = error ? explained(error) : "";
  }

  /** Send a file, and show what is changed in it. */
  async compare(file) {
    by("partner-state").textContent = say("intake.reading", { name: file.name });
    this.#fault(null);
    try {
      await this.around.save();
      const query = `partner?name=${encodeURIComponent(file.name)}`;
      const { id, changes } = await ask("POST", `${this.around.path}/${query}`, { bytes: file });
      this.id = id;
      this.#show(changes);
      by("partner-state").textContent = changes.length ? counted("partner.found", changes.length) : say("partner.same");
    } catch (error) {
      by("partner-state").textContent = "";
      this.#fault(error);
    }
  }

  /** Have the changes made that have a tick. */
  async take() {
    const take = all("input:checked", by("partner-changes")).map(({ value }) => Number(value));
    this.submit.disabled = true;
    this.#fault(null);
    try {
      await this.around.save();
      await ask("POST", `${this.around.path}/partner/${this.id}`, { json: { changes: this.changes, take } });
      this.dialog.close("done");
      announce(counted("partner.taken", take.length));
    } catch (error) {
      if (error.body?.changes) this.#show(error.body.changes);
      this.#fault(error);
    }
    this.submit.disabled = false;
  }

  #show(changes) {
    this.changes = changes;
    by("partner-changes").replaceChildren(...changes.map((change) => this.#change(change)));
    this.submit.hidden = !changes.some(({ edits }) => edits.length);
  }

  #change({ number, file, line, before, after, leads, follows, author, date, remark, edits, reason }) {
    const where = file ? this.around.placed(file, line || null) : "";
    const who = [where, author, date.slice(0, 10)].filter(Boolean).join(" · ");
    const words = make(
      "span",
      { class: "changed" },
      leads,
      before && make("del", { text: before }),
      before && after && " ",
      after && make("ins", { text: after }),
      follows,
    );
    const told = [remark && make("p", { class: "remark", text: remark }), reason && make("p", { class: "hint", text: sentence(reason) })];
    const box = edits.length > 0 && make("input", { type: "checkbox", value: String(number), checked: true });
    return make(
      "li",
      {},
      make("p", { class: "hint", text: who }),
      box ? make("label", {}, box, words) : make("p", {}, words),
      ...told,
    );
  }
}
