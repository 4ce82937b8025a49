/**
 * One file of the statement: what stands here, what the server has, and how the two come together.
 * Nothing that was typed is lost: it is on the browser's shelf until the server has it.
 */
import { Refused } from "./api.js";
import { changesOf } from "./changes.js";
import { aligned, merged, resolved } from "./merge.js";
import { Saving } from "./saving.js";

/**
 * Dispatches `text` (the text was changed by somebody else: `detail.changes`), `state` and `conflict`.
 *
 * The states: saved, waiting, lost (the server is not there), conflict, refused (`fault` says why).
 */
export class Document extends Saving {
  /**
   * @param {string} name
   * @param {{text: string, hash: string}} stored what the server has
   * @param {{put: (text: string, base: string) => Promise<{hash: string, text?: string}>,
   *          get: () => Promise<{text: string, hash: string}>}} server
   * @param {import("./shelf.js").Shelf} shelf
   */
  constructor(name, stored, server, shelf) {
    super();
    Object.assign(this, { name, server, shelf, text: stored.text, base: stored });
    this.pending = null;
    /** Whether a word is being composed, in which nobody may put a hand. */
    this.composing = false;
    /** What others wrote meanwhile. */
    this.theirs = null;
  }

  /** Whether something is here that the server does not have. */
  get changed() {
    return this.text !== this.base.text;
  }

  get state() {
    if (this.pending) return "conflict";
    if (this.fault) return "refused";
    if (!this.changed && !this.sending && !this.theirs) return "saved";
    return this.lost ? "lost" : "waiting";
  }

  /** Go on with what an earlier window, or this one before a reload, did not get saved. */
  restore() {
    const draft = this.shelf.get("draft", this.name);
    if (!draft) return;
    const stored = this.base;
    this.base = draft.base;
    this.#show(draft.text);
    if (stored.hash === draft.base.hash) this.#after();
    else this.#bring(stored);
  }

  /** Take what the person typed. */
  edit(text) {
    if (text === this.text) return;
    this.text = text;
    this.fault = null;
    this.#keep();
    this.schedule();
    this.#tell("state");
  }

  #keep() {
    if (this.changed) this.shelf.put("draft", this.name, { text: this.text, base: this.base });
    else this.shelf.drop("draft", this.name);
  }

  /** A word is composed from now on: what others write stays aside until it is done. */
  compose() {
    this.composing = true;
  }

  /** The word is composed: bring what others wrote meanwhile together with it. */
  composed() {
    this.composing = false;
    const { theirs } = this;
    this.theirs = null;
    if (!theirs) return;
    this.#bring(theirs);
    this.#after();
  }

  /** Save now; while something is being saved, or is to be decided or brought together, this waits. */
  async flush() {
    this.unschedule();
    if (this.sending || this.pending || this.theirs || !this.changed) return;
    const sent = this.text;
    this.sending = true;
    this.#tell("state");
    try {
      const answer = await this.server.put(sent, this.base.hash);
      this.sending = this.lost = false;
      const isOther = (answer.text ?? sent) !== sent;
      // The hash of another text must not stand beside this one, as a draft keeps the two together.
      this.base = { text: sent, hash: isOther ? this.base.hash : answer.hash };
      if (isOther) this.#bring({ text: answer.text, hash: answer.hash });
    } catch (error) {
      this.sending = false;
      await this.#refused(error);
    }
    await this.#catchUp();
    this.#after();
  }

  async #refused(error) {
    if (error instanceof Refused && error.code === "gone") {
      // Somebody deleted the file while it was written in: it is put back rather than lost.
      this.base = { text: "", hash: "" };
    } else if (error instanceof Refused && error.status === 409) {
      const theirs = error.body.theirs;
      this.#bring(typeof theirs?.text === "string" ? theirs : await this.server.get());
    } else {
      this.failed(error);
    }
  }

  /** What came while something was being sent may be older than the answer: it is asked for anew. */
  async #catchUp() {
    if (!this.again || this.lost) return;
    this.again = false;
    const { base } = this;
    try {
      const now = await this.server.get();
      if (this.base === base) this.received(now); // else the server has told of a newer one meanwhile
    } catch {
      this.lost = true;
    }
  }

  #after() {
    this.#keep();
    if (this.changed && !this.pending && !this.lost && !this.fault) this.schedule();
    this.#tell("state");
  }

  /** Take what the server says a file is now. */
  received({ text, hash }) {
    if (hash === (this.theirs ?? this.pending ?? this.base).hash) return;
    if (this.sending) {
      this.again = true;
    } else if (this.pending) {
      this.pending = { text, hash };
    } else {
      this.#bring({ text, hash });
      this.#after();
    }
  }

  /** The line is back: ask for what came meanwhile, and send what waited. */
  async back() {
    if (!this.lost) return;
    this.lost = false;
    await this.#catchUp();
    this.flush();
    this.#tell("state");
  }

  /** Bring what stands here together with what the server has by now. */
  #bring(theirs) {
    if (this.composing) {
      this.theirs = theirs;
      return;
    }
    const whole = resolved(this.#parts(theirs));
    if (whole) {
      this.base = theirs;
      this.#show(whole.join("\n"));
    } else {
      this.pending = theirs;
      this.#keep();
      this.#tell("conflict");
    }
  }

  #parts(theirs) {
    return merged(...[this.base.text, this.text, theirs.text].map((text) => text.split("\n")));
  }

  /** Return what is to be decided, as `merged` gives it. */
  get conflict() {
    return this.pending ? this.#parts(this.pending) : [];
  }

  /** End a conflict with the text that was decided on. */
  resolve(text) {
    this.base = this.pending;
    this.pending = null;
    this.#show(text);
    this.#keep();
    this.flush();
    this.#tell("state");
  }

  #show(text) {
    if (text === this.text) return;
    const changes = changesOf(aligned(this.text, text));
    this.text = text;
    this.#keep();
    this.dispatchEvent(new CustomEvent("text", { detail: { changes } }));
  }

  #tell(name) {
    this.dispatchEvent(new Event(name));
  }
}
