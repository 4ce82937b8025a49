/**
 * Facts are saved one by one, so that comments and everything else in statement.toml stay as they
 * are. What the server does not have yet is on the browser's shelf.
 */
import { Refused } from "./api.js";
import { valueAt } from "./fact-table.js";
import { Saving } from "./saving.js";

const isAt = (path, above) => above.every((key, at) => key === path[at]);

/**
 * Dispatches `state`, and `conflict` (`detail`: statement.toml as the server has it); see `Document`.
 * A fact that somebody else has changed meanwhile is held back until the person has chosen; all
 * others are saved.
 *
 * @typedef {{path: string[], value: unknown, before: unknown}} Change
 *   `before` is what the person saw there before
 * @typedef {{path: string[], theirs: unknown}} Clash what the server has by now; null is nothing
 */
export class FactChanges extends Saving {
  /**
   * @param {{patch: (changes: Change[]) => Promise<void>}} server
   * @param {import("./shelf.js").Shelf} shelf
   */
  constructor(server, shelf) {
    super();
    Object.assign(this, { server, shelf, name: "facts" });
    this.waiting = new Map();
    this.inFlight = new Map();
    this.held = new Map();
    this.known = new Map();
    /** @type {Clash[]} */
    this.pending = [];
    this.restore();
  }

  /** Go on with what an earlier window, or this one before a reload, did not get saved. */
  restore() {
    this.waiting = new Map(this.shelf.get("draft", "facts")?.changes ?? []);
    if (this.waiting.size) this.schedule();
    this.dispatchEvent(new Event("state"));
  }

  get changed() {
    return this.waiting.size > 0 || this.inFlight.size > 0 || this.held.size > 0;
  }

  get state() {
    if (this.pending.length) return "conflict";
    if (this.fault) return "refused";
    if (!this.changed) return "saved";
    return this.lost ? "lost" : "waiting";
  }

  /** Return the value that was typed for a path and is not saved yet; undefined if there is none. */
  typed(path) {
    const key = JSON.stringify(path);
    return (this.waiting.get(key) ?? this.inFlight.get(key) ?? this.held.get(key))?.value;
  }

  /** Remember the value that a field shows as the server has it. */
  saw(path, value) {
    this.known.set(JSON.stringify(path), value ?? null);
  }

  /** Take a value that the person gave; null takes the fact away. `stored` is what the server has. */
  set(path, value, stored) {
    const key = JSON.stringify(path);
    const earlier = this.waiting.get(key) ?? this.held.get(key);
    const seen = this.known.has(key) ? this.known.get(key) : (stored ?? null);
    const before = earlier ? earlier.before : this.inFlight.has(key) ? this.inFlight.get(key).value : seen;
    const changes = this.pending.some((clash) => isAt(path, clash.path)) ? this.held : this.waiting;
    changes.set(key, { path, value, before });
    this.fault = null;
    this.#keep();
    this.schedule();
    this.dispatchEvent(new Event("state"));
  }

  #keep() {
    const changes = [...this.held, ...this.#unsent()];
    if (changes.length) this.shelf.put("draft", "facts", { changes });
    else this.shelf.drop("draft", "facts");
  }

  /** Return what is to be sent, with what the person saw before it was sent the first time. */
  #unsent() {
    const changes = new Map(this.inFlight);
    for (const [key, change] of this.waiting) {
      const first = this.inFlight.get(key) ?? change;
      changes.set(key, { ...change, before: first.before });
    }
    return changes;
  }

  async flush() {
    this.unschedule();
    if (this.sending || !this.waiting.size) return;
    [this.inFlight, this.waiting] = [this.waiting, new Map()];
    this.sending = true;
    try {
      await this.server.patch([...this.inFlight.values()]);
      for (const [key, { value }] of this.inFlight) {
        if (this.known.has(key)) this.known.set(key, value);
      }
      this.inFlight = new Map();
      this.lost = this.sending = false;
    } catch (error) {
      this.waiting = this.#unsent();
      this.inFlight = new Map();
      this.sending = false;
      this.#refused(error);
    }
    this.#keep();
    if (this.waiting.size && !this.lost && !this.fault) this.schedule();
    this.dispatchEvent(new Event("state"));
  }

  #refused(error) {
    // A conflict of no fact is one of the file: another program wrote it just then, and it is tried again.
    if (error instanceof Refused && error.code === "conflict") {
      if (error.body.path) this.#hold(error.body);
      return;
    }
    this.failed(error);
  }

  /** Hold back what the person gave for a fact that somebody else has changed. */
  #hold({ path, theirs }) {
    this.lost = false;
    this.pending.push({ path, theirs: valueAt(theirs.facts, path) ?? null });
    this.#move(this.waiting, this.held, path);
    this.dispatchEvent(new CustomEvent("conflict", { detail: theirs }));
  }

  #move(from, to, path, become = (change) => change) {
    for (const [key, change] of [...from]) {
      if (!isAt(change.path, path)) continue;
      from.delete(key);
      to.set(key, become(change));
    }
  }

  /** Return what the person gave in place of what the server has: a value, or one for each language. */
  mine({ path }) {
    const changes = [...this.held.values()].filter((change) => isAt(change.path, path));
    if (changes.length === 1) return changes[0].value;
    const below = changes.filter((change) => change.path.length > path.length);
    return Object.fromEntries(below.map((change) => [change.path.at(-1), change.value]));
  }

  /** End the first conflict: with their value, or with a value of the person, undefined for what was typed. */
  resolve({ isTheirs, value }) {
    const { path, theirs } = this.pending.shift();
    if (isTheirs) this.#move(this.held, new Map(), path);
    this.#move(this.held, this.waiting, path, (change) => ({
      path: change.path,
      value: value === undefined ? change.value : value,
      before: valueAt(theirs, change.path.slice(path.length)) ?? null,
    }));
    this.#keep();
    this.flush();
    this.dispatchEvent(new Event("state"));
  }

  back() {
    if (!this.lost) return;
    this.lost = false;
    this.flush();
    this.dispatchEvent(new Event("state"));
  }
}
