/**
 * What the browser keeps until the server has it: unsaved texts, and the steps to undo. Each window
 * keeps its own, and takes over what a window left behind that is no longer there.
 */

const lockName = (id) => `statementpress/${id}`;

/**
 * Return the name of this window, which outlives a reload; it is held as long as the window is there,
 * or until it is given back.
 *
 * @returns {Promise<{id: string, giveBack: () => void}>}
 */
export async function ownWindow() {
  let id = sessionStorage.getItem("window") ?? crypto.randomUUID();
  let giveBack = await held(id);
  // A tab that was copied begins with the name of the other.
  while (!giveBack) giveBack = await held((id = crypto.randomUUID()));
  sessionStorage.setItem("window", id);
  return { id, giveBack };
}

/** Take a window's name; return what gives it back, or null if another window has it. */
function held(id) {
  return new Promise((resolve) => {
    navigator.locks.request(lockName(id), { ifAvailable: true }, (lock) => {
      if (!lock) return resolve(null);
      return new Promise((giveBack) => resolve(giveBack));
    });
  });
}

export class Shelf {
  /** Return the shelf of a statement in this window. */
  static async of(project, slug, window) {
    const shelf = new Shelf(`${project}/${slug}`, window);
    await shelf.lookRound();
    return shelf;
  }

  constructor(place, window) {
    Object.assign(this, { place, window, windows: new Set() });
  }

  /** Note which windows are there: what the others have left may be taken over. */
  async lookRound() {
    const { held: locks } = await navigator.locks.query();
    this.windows = new Set(locks.map(({ name }) => name));
  }

  #key(kind, name, window = this.window) {
    return JSON.stringify([this.place, kind, name, window]);
  }

  /** Return what is kept, by this window or else by one that is gone; null if there is nothing. */
  get(kind, name) {
    const own = localStorage.getItem(this.#key(kind, name));
    if (own) return JSON.parse(own);
    const left = this.#left(kind, name).sort((one, other) => other.value.time - one.value.time);
    if (!left.length) return null;
    for (const { key } of left) localStorage.removeItem(key);
    this.put(kind, name, left[0].value);
    return left[0].value;
  }

  #left(kind, name) {
    return Object.keys(localStorage).flatMap((key) => {
      if (!key.startsWith("[")) return [];
      const [place, ofKind, ofName, window] = JSON.parse(key);
      const wanted = place === this.place && ofKind === kind && ofName === name;
      if (!wanted || this.windows.has(lockName(window))) return [];
      return [{ key, value: JSON.parse(localStorage.getItem(key)) }];
    });
  }

  /** Keep something; return whether there was room for it. */
  put(kind, name, value) {
    try {
      localStorage.setItem(this.#key(kind, name), JSON.stringify({ ...value, time: Date.now() }));
      return true;
    } catch {
      return false;
    }
  }

  drop(kind, name) {
    localStorage.removeItem(this.#key(kind, name));
  }
}
