/**
 * Facts are saved one by one, so that comments and everything else in statement.toml stay as they
 * are. What the server does not have yet is on the browser's shelf.
 */
import { Lost, Refused, Restarted } from "./api.js";

const PAUSE = 250;
const LONGEST = 1500;
/** How often a change is sent again because somebody else has changed another fact meanwhile. */
const TRIES = 3;

/** Dispatches `state` and `conflict` (`detail`: the facts as the server has them); see `Document`. */
export class FactChanges extends EventTarget {
  /**
   * @param {{patch: (changes: object[]) => Promise<void>, reload: () => Promise<object>}} server
   * @param {import("./shelf.js").Shelf} shelf
   */
  constructor(server, shelf) {
    super();
    Object.assign(this, { server, shelf, name: "facts", sending: false, lost: false, fault: null });
    this.waiting = new Map();
    this.inFlight = new Map();
    this.restore();
  }

  /** Go on with what an earlier window, or this one before a reload, did not get saved. */
  restore() {
    this.waiting = new Map(this.shelf.get("draft", "facts")?.changes ?? []);
    if (this.waiting.size) this.#schedule();
    this.dispatchEvent(new Event("state"));
  }

  get changed() {
    return this.waiting.size > 0 || this.inFlight.size > 0;
  }

  get state() {
    if (this.fault) return "refused";
    if (!this.changed) return "saved";
    return this.lost ? "lost" : "waiting";
  }

  /** Return the value that was typed for a path and is not saved yet; undefined if there is none. */
  typed(path) {
    const key = JSON.stringify(path);
    return (this.waiting.get(key) ?? this.inFlight.get(key))?.value;
  }

  /** Take a value that the person gave; null takes the fact away. */
  set(path, value) {
    this.waiting.set(JSON.stringify(path), { path, value });
    this.fault = null;
    this.#keep();
    this.#schedule();
    this.dispatchEvent(new Event("state"));
  }

  #keep() {
    const changes = [...this.inFlight, ...this.waiting];
    if (changes.length) this.shelf.put("draft", "facts", { changes });
    else this.shelf.drop("draft", "facts");
  }

  #schedule() {
    const now = performance.now();
    this.since ??= now;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.flush(), Math.max(0, Math.min(PAUSE, this.since + LONGEST - now)));
  }

  async flush() {
    clearTimeout(this.timer);
    this.since = undefined;
    if (this.sending || !this.waiting.size) return;
    [this.inFlight, this.waiting] = [this.waiting, new Map()];
    this.sending = true;
    try {
      await this.#send([...this.inFlight.values()]);
      this.inFlight = new Map();
      this.lost = this.sending = false;
    } catch (error) {
      this.waiting = new Map([...this.inFlight, ...this.waiting]);
      this.inFlight = new Map();
      this.sending = false;
      this.#failed(error);
    }
    this.#keep();
    if (this.waiting.size && !this.lost && !this.fault) this.#schedule();
    this.dispatchEvent(new Event("state"));
  }

  async #send(changes, tries = TRIES) {
    try {
      await this.server.patch(changes);
    } catch (error) {
      if (!(error instanceof Refused && error.status === 409) || tries <= 1) throw error;
      await this.server.reload();
      await this.#send(changes, tries - 1);
    }
  }

  #failed(error) {
    if (error instanceof Lost || error instanceof Restarted) {
      this.lost = true;
      this.dispatchEvent(new Event("lost"));
    } else if (error instanceof Refused) {
      this.fault = error;
    } else {
      throw error;
    }
  }

  back() {
    if (!this.lost) return;
    this.lost = false;
    this.flush();
    this.dispatchEvent(new Event("state"));
  }
}
