/**
 * The pages of the edition that is shown. A page that changes is swapped where it stands, so whoever
 * reads keeps the place.
 */
import { API, ask } from "./api.js";
import { by, make } from "./page.js";
import { placeAt, setFrom } from "./places.js";
import { counted, say } from "./words.js";

const PIXELS_PER_POINT = 96 / 72;
/** Widths of a page beside the width of the window that it is shown in. */
const ZOOMS = [0.5, 0.67, 0.8, 1, 1.25, 1.5, 2];
/** The scales that the server draws pages at, in pixels for each of 96 in an inch. */
const SCALES = [1, 1.5, 2, 3];
/** Pages nearer to what is seen than this get their images. */
const NEAR = "120% 0px";

/** Dispatches `place` (a set line was clicked: `detail`) and `asked` for another edition. */
export class Pages extends EventTarget {
  /** @param {string} path of the statement in the API */
  constructor(path) {
    super();
    Object.assign(this, { path, sizes: [], places: [], zoom: 1, mark: null });
    this.root = by("sheets");
    this.near = new IntersectionObserver((seen) => this.#seen(seen), { root: this.root, rootMargin: NEAR });
    new ResizeObserver(() => this.#resize()).observe(this.root);
    this.root.addEventListener("click", (event) => this.#clicked(event));
    // Whoever turns the pages by hand reads them: they stay until the cursor goes to another paragraph.
    for (const name of ["wheel", "touchmove", "keydown", "pointerdown"]) {
      this.root.addEventListener(name, () => (this.isRead = true), { passive: true });
    }
    by("edition").addEventListener("change", ({ target }) => {
      this.dispatchEvent(new CustomEvent("asked", { detail: target.value }));
    });
    for (const button of document.querySelectorAll("[data-zoom]")) {
      button.addEventListener("click", () => this.#zoom(button.dataset.zoom));
    }
    this.say("pages.making");
  }

  /** Offer editions; `edition` is the one that is shown. */
  offer(editions, edition, names) {
    this.edition = edition;
    const options = editions.map(({ name }) => make("option", { value: name, text: names[name] ?? name }));
    by("edition").replaceChildren(...options);
    by("edition").value = edition;
  }

  /** Begin with another edition: its pages come when they are made. */
  begin(edition) {
    this.edition = edition;
    by("edition").value = edition;
    this.places = [];
    this.root.querySelector(".empty")?.remove();
    this.say("pages.making");
  }

  /** Say how it stands with the pages. */
  say(name, values) {
    by("page-state").textContent = name ? say(name, values) : "";
    this.root.setAttribute("aria-busy", String(name === "pages.making"));
  }

  /** The pages cannot be made as things stand; those of before stay. */
  failed() {
    const none = !this.root.querySelector(".sheet");
    this.say(none ? "pages.not_yet" : "pages.failed");
    if (none) this.root.replaceChildren(make("p", { class: "empty", text: say("pages.mend") }));
  }

  /** Show all pages: those that are there stay where they are, and get new images if they changed. */
  built({ pages }) {
    this.sizes = pages;
    delete this.root.dataset.placed;
    const sheets = [...this.root.querySelectorAll(".sheet")];
    for (const sheet of sheets.slice(pages.length)) sheet.remove();
    this.root.querySelector(".empty")?.remove();
    pages.forEach((page, at) => {
      const sheet = sheets[at] ?? this.#sheet(at);
      const alternative = say("pages.alternative", { page: at + 1, pages: pages.length });
      sheet.querySelector("img").alt = alternative;
      this.#size(sheet, page);
      this.#show(sheet, page.image);
    });
    by("page-state").textContent = counted("pages.number", pages.length);
    this.root.setAttribute("aria-busy", "false");
  }

  /** Show the page that has changed before all others. */
  page({ number, image, width, height }) {
    const sheet = this.root.querySelectorAll(".sheet")[number - 1] ?? (number === 1 ? this.#sheet(0) : null);
    if (!sheet) return;
    if (width && height) {
      this.sizes[number - 1] = { width, height, image };
      this.#size(sheet, { width, height });
    }
    this.#show(sheet, image);
  }

  #sheet(at) {
    const sheet = make("div", { class: "sheet", "data-page": at }, make("img", { alt: "", decoding: "async" }));
    this.root.append(sheet);
    this.near.observe(sheet);
    return sheet;
  }

  /** The width of a page of this many points, in pixels of the style sheet. */
  #width(points) {
    const widest = Math.max(...this.sizes.filter(Boolean).map(({ width }) => width), points);
    const room = Math.max(160, this.root.clientWidth - 40);
    return Math.round((room * this.zoom * points) / widest);
  }

  #size(sheet, { width, height }) {
    const shown = this.#width(width);
    sheet.style.width = `${shown}px`;
    sheet.style.height = `${Math.round((shown * height) / width)}px`;
    sheet.points = width;
  }

  #resize() {
    for (const sheet of this.root.querySelectorAll(".sheet")) {
      const size = this.sizes[sheet.dataset.page];
      if (!size) continue;
      this.#size(sheet, size);
      if (sheet.address) this.#show(sheet, sheet.address);
    }
    this.#showMark();
  }

  /** The least scale that is sharp on this screen. */
  #scale(sheet) {
    const wanted = (sheet.offsetWidth / (sheet.points * PIXELS_PER_POINT)) * devicePixelRatio;
    return SCALES.find((scale) => scale >= wanted) ?? SCALES.at(-1);
  }

  #show(sheet, address) {
    sheet.address = address;
    if (sheet.isNear && sheet.points) this.#load(sheet);
  }

  async #load(sheet) {
    const whole = `${API}${this.path}/${sheet.address}&scale=${this.#scale(sheet)}`;
    if (sheet.loading === whole) return;
    sheet.loading = whole;
    const next = new Image();
    next.src = whole;
    // The old image stays until the new one can be drawn, so that nothing flickers.
    await next.decode().catch(() => {});
    if (sheet.loading !== whole) return;
    if (!next.naturalWidth) {
      sheet.loading = null;
      return;
    }
    const image = sheet.querySelector("img");
    next.alt = image.alt;
    image.replaceWith(next);
  }

  #seen(seen) {
    for (const { target, isIntersecting } of seen) {
      target.isNear = isIntersecting;
      if (isIntersecting && target.address) this.#load(target);
    }
  }

  #zoom(how) {
    const at = ZOOMS.indexOf(this.zoom);
    const next = { fit: ZOOMS.indexOf(1), in: at + 1, out: at - 1 }[how];
    this.zoom = ZOOMS[Math.min(Math.max(next, 0), ZOOMS.length - 1)];
    const middle = (this.root.scrollTop + this.root.clientHeight / 2) / this.root.scrollHeight;
    this.#resize();
    this.root.scrollTop = middle * this.root.scrollHeight - this.root.clientHeight / 2;
  }

  /** Take where each line of the files is set, or ask for it. */
  async placed({ edition, pages }) {
    const found = pages ?? (await ask("GET", `${this.path}/places/${edition}`)).pages;
    if (edition !== this.edition) return;
    this.places = found;
    this.root.dataset.placed = "yes";
    this.#showMark();
    this.#bring();
  }

  #clicked(event) {
    const sheet = event.target.closest(".sheet");
    const places = this.places[sheet?.dataset.page];
    if (!places) return;
    const box = sheet.getBoundingClientRect();
    const points = sheet.points / box.width;
    const place = placeAt(places, (event.clientX - box.left) * points, (event.clientY - box.top) * points);
    if (place) this.dispatchEvent(new CustomEvent("place", { detail: place }));
  }

  /** Mark what is set from lines of a file; `follow` brings it into view. */
  point(name, { first, last }, { follow = false } = {}) {
    const mark = { name, first, last };
    const moved = JSON.stringify(mark) !== JSON.stringify(this.mark);
    this.mark = mark;
    this.#showMark();
    if (!moved) return;
    this.isRead = !follow;
    this.#bring();
  }

  #showMark() {
    for (const mark of this.root.querySelectorAll(".mark")) mark.remove();
    if (!this.mark) return;
    const sheets = this.root.querySelectorAll(".sheet");
    for (const { page, place } of setFrom(this.places, this.mark.name, this.mark.first, this.mark.last)) {
      const sheet = sheets[page];
      if (!sheet?.points) continue;
      const pixels = sheet.offsetWidth / sheet.points;
      const mark = make("div", { class: "mark" });
      for (const [side, value] of [["left", place.x], ["top", place.y], ["width", place.width], ["height", place.height]]) {
        mark.style[side] = `${value * pixels}px`;
      }
      sheet.append(mark);
    }
  }

  /** Scroll to the mark, unless it is seen or somebody reads elsewhere. */
  #bring() {
    if (this.isRead) return;
    const marks = [...this.root.querySelectorAll(".mark")];
    if (!marks.length || !this.root.clientHeight) return;
    const view = this.root.getBoundingClientRect();
    const inside = marks.some((mark) => {
      const { top, bottom } = mark.getBoundingClientRect();
      return top >= view.top && bottom <= view.bottom;
    });
    if (inside) return;
    this.root.scrollBy({ top: marks[0].getBoundingClientRect().top - view.top - view.height / 3, behavior: "smooth" });
  }
}
