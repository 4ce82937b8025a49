/**
 * Undo and redo for one text, kept by the page itself: it outlives a reload, and what somebody else
 * writes meanwhile is neither undone nor overwritten.
 */
import { applied, inverse } from "./changes.js";

/** Typing with shorter pauses than this, in milliseconds, is undone together. */
const PAUSE = 1500;
/** The most steps that are kept, and the most characters that they hold. */
const MOST_STEPS = 500;
const MOST_CHARACTERS = 400_000;

/** Whether a step goes on where the one before ended: typing on, or deleting on. */
function continues(last, next) {
  const typed = last.inserted && !last.removed && next.inserted && !next.removed;
  if (typed) {
    return next.at === last.at + last.inserted.length && !last.inserted.endsWith("\n");
  }
  const deleted = last.removed && !last.inserted && next.removed && !next.inserted;
  return deleted && (next.at + next.removed.length === last.at || next.at === last.at);
}

/** Return two steps as one. */
function joined(last, next) {
  if (next.inserted) return { ...last, inserted: last.inserted + next.inserted };
  if (next.at === last.at) return { ...last, removed: last.removed + next.removed };
  return { ...last, at: next.at, removed: next.removed + last.removed };
}

/**
 * Return the steps of a stack as they are after somebody else's change to the newest text; those that
 * touch the same place, and all below, can no longer be taken and are left out.
 */
function moved(steps, change) {
  const kept = [];
  let { at } = change;
  const [taken, put] = [change.removed.length, change.inserted.length];
  for (const step of [...steps].reverse()) {
    const end = step.at + step.inserted.length;
    if (at >= end && !(at === end && at === step.at && put)) {
      kept.push(step);
      at += step.removed.length - step.inserted.length;
    } else if (at + taken <= step.at) {
      kept.push({ ...step, at: step.at + put - taken });
    } else {
      break;
    }
  }
  return kept.reverse();
}

export class History {
  /** @param {{undo?: object[], redo?: object[]}} [kept] what `toJSON` gave */
  constructor(kept = {}) {
    this.past = kept.undo ?? [];
    this.future = kept.redo ?? [];
  }

  /** Whether there is something to undo or to redo. */
  get can() {
    return { undo: this.past.length > 0, redo: this.future.length > 0 };
  }

  /**
   * Remember a change that the person made.
   *
   * @param {import("./changes.js").Change} change
   * @param {{time: number, alone?: boolean}} when in milliseconds; `alone` is never joined to another
   */
  record(change, { time, alone = false }) {
    const last = this.past.at(-1);
    const step = { ...change, time, ...(alone ? { alone } : {}) };
    const goesOn = last && !alone && !last.alone && time - last.time < PAUSE && continues(last, change);
    if (goesOn) this.past[this.past.length - 1] = { ...joined(last, change), time };
    else this.past.push(step);
    this.future = [];
    this.#forgetOldest();
  }

  /**
   * Take the last step back.
   *
   * @param {string} text as it is now
   * @returns {{text: string, start: number, end: number} | null} with what to select; null if nothing is left
   */
  undo(text) {
    return this.#step(text, this.past, this.future, inverse);
  }

  /** Do again what was undone; as `undo`. */
  redo(text) {
    return this.#step(text, this.future, this.past, (step) => step);
  }

  #step(text, from, to, change) {
    const step = from.pop();
    if (!step) return null;
    const made = change(step);
    if (text.slice(made.at, made.at + made.removed.length) !== made.removed) {
      from.length = 0;
      return null;
    }
    to.push({ ...step, alone: true });
    const end = made.at + made.inserted.length;
    return { text: applied(text, made), start: step.removed && step.inserted ? made.at : end, end };
  }

  /** Go along with a change that somebody else made to the text. */
  follow(change) {
    this.past = moved(this.past, change);
    // What was undone is undone in reverse, so its steps lie the other way round.
    this.future = moved(this.future.map((step) => ({ ...step, ...inverse(step) })), change).map(
      (step) => ({ ...step, ...inverse(step) }),
    );
  }

  /** Return what to keep, for the constructor to begin with. */
  toJSON() {
    return { undo: this.past, redo: this.future };
  }

  #forgetOldest() {
    let characters = 0;
    let first = this.past.length;
    while (first > 0 && this.past.length - first < MOST_STEPS) {
      const { removed, inserted } = this.past[first - 1];
      characters += removed.length + inserted.length;
      if (characters > MOST_CHARACTERS && first < this.past.length) break;
      first -= 1;
    }
    this.past.splice(0, first);
  }
}
