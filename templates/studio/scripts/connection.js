/** The line to the server: what it tells without being asked, and whether it is there at all. */
import { API, ask, Restarted } from "./api.js";

const NAMES = ["hello", "windows", "file", "gone", "findings", "page", "built", "failed", "placed", "job"];
/** How long to wait before the next try, in milliseconds. */
const AGAIN = 1000;
/** How long a window may be out of sight before it gives up its line: a browser has six to a server. */
const OUT_OF_SIGHT = 60_000;

/**
 * Dispatches each event of the server under its name, `state` when it becomes another, `back` whenever what
 * could not be sent may be tried again, and `awake` when the window was out of sight for so long that it has
 * not heard everything.
 */
export class Connection extends EventTarget {
  state = "open";
  tried = -AGAIN;

  /** @param {string} path of the statement in the API */
  constructor(path, window) {
    super();
    this.address = `${path}/events?window=${window}`;
    document.addEventListener("visibilitychange", () => this.#seen(document.visibilityState === "visible"));
    this.open();
  }

  #seen(visible) {
    clearTimeout(this.leaving);
    if (!visible) {
      this.leaving = setTimeout(() => this.#rest(), OUT_OF_SIGHT);
    } else if (this.resting) {
      this.resting = false;
      this.open();
      this.dispatchEvent(new Event("awake"));
    }
  }

  #rest() {
    this.resting = true;
    this.source.close();
  }

  open() {
    this.source?.close();
    const source = new EventSource(API + this.address);
    this.source = source;
    for (const name of NAMES) {
      source.addEventListener(name, ({ data }) => {
        this.dispatchEvent(new CustomEvent(name, { detail: JSON.parse(data) }));
      });
    }
    source.onopen = () => this.#back();
    source.onerror = () => {
      source.close();
      this.lost();
    };
  }

  #back() {
    this.#become("open");
    this.dispatchEvent(new Event("back"));
  }

  /** Whoever sees that the server is not there says so; it is tried until it is back. */
  async lost() {
    if (this.trying || this.state === "restarted") return;
    this.trying = true;
    // The server may be there without this statement: it is not asked all the time.
    await new Promise((resolve) => setTimeout(resolve, this.tried + AGAIN - performance.now()));
    this.tried = performance.now();
    try {
      await ask("GET", "project");
      this.trying = false;
      if (this.source.readyState === EventSource.OPEN) this.#back();
      else if (!this.resting) this.open();
    } catch (error) {
      this.trying = false;
      if (error instanceof Restarted) return void this.#become("restarted");
      this.#become("lost");
      this.lost();
    }
  }

  #become(state) {
    if (state === this.state) return;
    this.state = state;
    this.dispatchEvent(new Event("state"));
  }
}
