/** Whether all is saved, said in one place for all files. */
import { announce, by, notice } from "./page.js";
import { explained, say } from "./words.js";

/** The states of files, the worst first. */
const WORST = ["conflict", "refused", "lost", "waiting", "saved"];

export class SavedState {
  /** @param {() => void} decide opens what is to be decided */
  constructor(connection, decide) {
    Object.assign(this, { connection, decide, files: [] });
    connection.addEventListener("state", () => this.#connection());
    connection.addEventListener("back", () => this.files.forEach((file) => file.back()));
    addEventListener("beforeunload", (event) => {
      if (["conflict", "refused", "lost"].includes(this.state)) event.preventDefault();
    });
  }

  watch(file) {
    this.files.push(file);
    file.addEventListener("state", () => this.show());
    file.addEventListener("lost", () => this.connection.lost());
    this.show();
  }

  get state() {
    const states = this.files.map((file) => file.state);
    return WORST.find((state) => states.includes(state)) ?? "saved";
  }

  show() {
    const shown = this.connection.state === "restarted" && this.state !== "saved" ? "restarted" : this.state;
    const place = by("saved");
    const text = say(`saved.${shown}`);
    if (place.textContent !== text) place.textContent = text;
    place.dataset.state = shown;
    const refused = this.files.find((file) => file.fault);
    const gone = refused?.fault.code === "not-found";
    const why = gone
      ? say("notices.moved")
      : refused && `${say("notices.refused", { name: refused.name })} ${explained(refused.fault)}`;
    this.#notice("refused", why, {
      bad: true,
      act: say("notices.again"),
      does: () => {
        refused.fault = null;
        refused.flush();
      },
    });
    this.#notice("conflict", shown === "conflict" ? say("notices.conflict") : "", {
      bad: true,
      act: say("notices.decide"),
      does: this.decide,
    });
  }

  /** Show a notice if it is not there with the same words already. */
  #notice(name, text, more) {
    this.shown ??= {};
    if (this.shown[name] === text) return;
    this.shown[name] = text;
    notice(name, text, more);
  }

  #connection() {
    const { state } = this.connection;
    this.#notice("line", state === "open" ? "" : say(`notices.${state}`), { bad: state === "restarted" });
    if (state === "open") announce(say("notices.back"));
    this.show();
  }

  /** Save all that waits, and return when it is saved or cannot be. */
  async all() {
    await Promise.all(this.files.map((file) => file.flush()));
    const busy = () => this.connection.state === "open" && this.files.some((file) => file.state === "waiting");
    while (busy()) await new Promise((resolve) => setTimeout(resolve, 30));
  }
}
