/**
 * What the browser keeps until the server has it: unsaved texts, and the steps to undo. Each window
 * keeps its own, and takes over what a window left behind that is no longer there.
 */

/** Return an id for this window that outlives a reload, and hold it as long as the window is there. */
export async function windowId() {
  let id = sessionStorage.getItem("window");
  while (!(id && (await held(id)))) id = crypto.randomUUID();
  sessionStorage.setItem("window", id);
  return id;
}

const lockName = (id) => `statementpress/${id}`;

/** Take a window's name, unless another window has it: a tab that was copied begins with the same. */
function held(id) {
  return new Promise((resolve) => {
    navigator.locks.request(lockName(id), { ifAvailable: true }, (lock) => {
      resolve(Boolean(lock));
      return lock && new Promise(() => {});
    });
  });
}

/** Return the ids of all windows that are there. */
async function present() {
  const { held: locks } = await navigator.locks.query();
  return new Set(locks.map(({ name }) => name));
}

export class Shelf {
  /** Return the shelf of a statement in this window. */
  static async of(project, slug, window) {
    return new Shelf(`${project}/${slug}`, window, await present());
  }

  constructor(place, window, windows) {
    Object.assign(this, { place, window, windows });
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
