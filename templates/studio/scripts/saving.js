/**
 * What a text and the facts have in common while a person writes them: when they are saved, and what
 * it means for them that the server did not take them.
 */
import { Lost, Refused, Restarted } from "./api.js";

/** A pause in typing, and the longest time without saving, in milliseconds. */
const PAUSE = 250;
const LONGEST = 1500;

/** Something that `flush` saves. Dispatches `lost` if the server is not there. */
export class Saving extends EventTarget {
  sending = false;
  /** Whether the server was not there when it was asked last. */
  lost = false;
  /** Why the server refused what was sent last. */
  fault = null;

  /** Save at the next pause. */
  schedule() {
    const now = performance.now();
    this.since ??= now;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.flush(), Math.max(0, Math.min(PAUSE, this.since + LONGEST - now)));
  }

  /** Forget what was scheduled, as it is saved now. */
  unschedule() {
    clearTimeout(this.timer);
    this.since = undefined;
  }

  /** Note why something was not saved; an error that is no answer of the server is thrown again. */
  failed(error) {
    if (error instanceof Lost || error instanceof Restarted) {
      this.lost = true;
      this.dispatchEvent(new Event("lost"));
    } else if (error instanceof Refused) {
      this.fault = error;
    } else {
      throw error;
    }
  }
}
