/** The signatories as a table of cells: typed, pasted from a spreadsheet, moved, undone. */
import { difference } from "./changes.js";
import { History } from "./history.js";
import { announce, by, composing, make, stepAsked } from "./page.js";
import { asLines, asRows, cells, emptyRow, pasted } from "./pasted.js";
import { toolbar } from "./toolbar.js";
import { counted, figures, say, table } from "./words.js";

/** Rows are filled with fields when they are nearer to what is seen than this. */
const NEAR = "600px 0px";

/** Return a register as text: a line with the columns, then one for each row. */
export const asText = ({ columns, rows }) => asLines([columns, ...rows]).join("\n");

/** Return the register that such a text stands for. */
export function fromText(text) {
  const [columns, ...rows] = asRows(text.split("\n"));
  return { columns, rows };
}

export class Register {
  /**
   * @param {import("./document.js").Document} document whose text is that of `asText`
   * @param {{editable: boolean, convert: (() => void) | null, choices: () => Record<string, string[]>,
   *          languageNames: object, group: () => string}} options `group` is that of a row that names none
   */
  constructor(document, { editable, convert, choices, languageNames, group }) {
    Object.assign(this, { document, editable, choices, languageNames, group });
    this.table = by("register");
    this.body = this.table.tBodies[0];
    this.history = new History(document.shelf.get("history", "register") ?? {});
    this.current = { row: 0, column: 0 };
    this.near = new IntersectionObserver((seen) => this.#fill(seen), {
      root: this.table.parentElement,
      rootMargin: NEAR,
    });
    by("rows-locked").hidden = editable || Boolean(convert);
    by("rows-convert").hidden = !convert;
    by("rows-how").hidden = !editable;
    by("convert").addEventListener("click", () => convert());
    by("row-tools").hidden = !editable;
    this.#listen();
    this.#show();
    document.addEventListener("text", ({ detail }) => {
      for (const change of detail.changes) this.history.follow(change);
      this.#show();
    });
  }

  #listen() {
    const { body } = this;
    body.addEventListener("focusin", ({ target }) => this.#entered(target));
    body.addEventListener("input", ({ target }) => this.#typed(target));
    body.addEventListener("keydown", (event) => this.#pressed(event));
    body.addEventListener("paste", (event) => this.#pasted(event));
    body.addEventListener("compositionstart", () => this.document.compose());
    body.addEventListener("compositionend", () => this.document.composed());
    toolbar(by("row-tools"), (button) => this.do(button.dataset.row));
  }

  #show() {
    const { columns, rows } = fromText(this.document.text);
    if (String(columns) !== String(this.columns)) {
      this.columns = columns;
      this.#head();
      this.body.replaceChildren();
    }
    this.rows = rows;
    while (this.body.rows.length > rows.length) this.body.lastElementChild.remove();
    const more = document.createDocumentFragment();
    rows.forEach((row, at) => {
      const there = this.body.rows[at];
      if (!there) more.append(this.#row(row, at));
      else if (String(there.cells_) !== String(row)) this.#refill(there, row);
    });
    this.body.append(more);
    this.table.setAttribute("aria-rowcount", rows.length + 1);
  }

  #head() {
    const kind = (name) => (/^(name|note|url)/.test(name) ? "wide" : "narrow");
    this.table.tHead.rows[0].replaceChildren(
      make("th", { class: "number", scope: "col" }, make("span", { class: "unseen", text: say("rows.number") })),
      ...this.columns.map((name) => make("th", { scope: "col", class: kind(name), text: this.label(name) })),
    );
  }

  /** Return what a column is called: a language's names are “Name · Khmer”. */
  label(name) {
    const [, of, code] = /^(.*)_([a-z]{2})$/.exec(name) ?? [null, name, ""];
    const labels = table("rows.columns");
    return [labels[of] ?? of, this.languageNames?.[code] ?? code].filter(Boolean).join(" · ");
  }

  #row(row, at) {
    const line = make("tr", { "aria-rowindex": at + 2 });
    line.append(make("th", { scope: "row", text: figures(at + 1) }));
    for (const cell of row) line.append(make("td", {}, make("span", { text: cell })));
    line.cells_ = row;
    this.near.observe(line);
    return line;
  }

  /** Put fields into rows that come near. */
  #fill(seen) {
    for (const { isIntersecting, target } of seen) {
      if (!isIntersecting) continue;
      this.near.unobserve(target);
      if (this.editable && !target.filled) this.#fields(target);
    }
  }

  #fields(line) {
    const number = line.rowIndex;
    line.cells_.forEach((value, at) => {
      const name = this.columns[at];
      const label = `${this.label(name)}, ${say("rows.row", { number })}`;
      const language = /_([a-z]{2})$/.exec(name)?.[1];
      const options = this.choices()[name];
      const field = options
        ? make("select", { "aria-label": label })
        : make("input", { "aria-label": label, lang: language, autocomplete: "off", value });
      if (options) this.#options(field, options, value);
      line.cells[at + 1].replaceChildren(field);
    });
    line.filled = true;
  }

  #options(field, options, value) {
    const all = [...new Set(["", ...options, value])];
    field.replaceChildren(...all.map((each) => make("option", { value: each, text: each || "–" })));
    field.value = value;
  }

  #refill(line, row) {
    line.cells_ = row;
    row.forEach((value, at) => {
      const inside = line.cells[at + 1].firstElementChild;
      if (inside.tagName === "SPAN") inside.textContent = value;
      else if (inside.tagName === "SELECT") this.#options(inside, this.choices()[this.columns[at]], value);
      else if (inside.value !== value) inside.value = value;
    });
  }

  #entered(field) {
    const cell = field.closest("td");
    if (!cell) return;
    this.current = { row: cell.parentElement.rowIndex - 1, column: cell.cellIndex - 1 };
    this.body.querySelector(".current")?.classList.remove("current");
    cell.parentElement.classList.add("current");
  }

  #typed(field) {
    this.#entered(field);
    const { row, column } = this.current;
    this.rows[row][column] = field.value.replace(/[\t\n]/g, " ");
    this.#changed();
  }

  /** Take the rows as they are now, and remember the step. */
  #changed(alone = false) {
    const text = asText(this);
    const change = difference(this.document.text, text);
    if (!change) return;
    this.history.record(change, { time: performance.timeOrigin + performance.now(), alone });
    this.#keep();
    this.document.edit(text);
  }

  #keep() {
    this.document.shelf.put("history", "register", this.history.toJSON());
  }

  #pressed(event) {
    if (composing(event)) return;
    const moved = event.altKey && !event.ctrlKey ? { ArrowUp: "up", ArrowDown: "down" }[event.key] : undefined;
    const does = stepAsked(event) ?? moved;
    const down = { Enter: 1, ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (does) {
      event.preventDefault();
      this.do(does);
    } else if (down && !event.ctrlKey && !event.metaKey && event.target.tagName === "INPUT") {
      event.preventDefault();
      if (event.key === "Enter" && this.current.row === this.rows.length - 1) this.do("add");
      else this.goTo(this.current.row + down, this.current.column);
    }
  }

  #pasted(event) {
    const text = event.clipboardData?.getData("text/plain") ?? "";
    if (!/[\t\n]/.test(text.replace(/\n$/, ""))) return;
    event.preventDefault();
    this.paste(text);
  }

  /** Paste a block of cells at the current one. */
  paste(text) {
    const made = pasted(this.rows, this.columns, this.current, cells(text));
    this.#become(made.rows);
    announce(counted("rows.pasted", made.last - made.first + 1));
    this.goTo(made.first, this.current.column);
  }

  /** Add rows at the end; each is a table of cells by the names of columns. */
  add(rows) {
    const filled = rows.map((cells_) => this.columns.map((name) => cells_[name] ?? ""));
    const used = this.rows.filter((row, at) => at < this.rows.length - 1 || row.some(Boolean));
    this.#become([...used, ...filled]);
  }

  #become(rows) {
    this.rows = this.#grouped(rows);
    const text = asText(this);
    this.#changed(true);
    if (this.document.text === text) this.#show();
  }

  /** Return rows of which each that has a name, or is new, belongs to a group. */
  #grouped(rows) {
    const at = this.columns.indexOf("group");
    const group = at >= 0 && rows.some((row) => !row[at]) ? this.group() : "";
    return group ? rows.map((row) => (row[at] ? row : row.with(at, group))) : rows;
  }

  /** Do what a button of the table says. */
  do(name) {
    const { row, column } = this.current;
    if (name === "undo" || name === "redo") return this.#step(name);
    const rows = this.rows.map((each) => [...each]);
    const to = { add: row + 1, up: row - 1, down: row + 1, remove: row }[name];
    if (name === "add") rows.splice(Math.min(to, rows.length), 0, emptyRow(rows.slice(0, to), this.columns));
    else if (!rows.length || to < 0 || to >= rows.length) return;
    else if (name === "remove") rows.splice(row, 1);
    else rows.splice(to, 0, ...rows.splice(row, 1));
    this.#become(rows);
    const at = Math.max(0, Math.min(to, rows.length - 1));
    this.goTo(at, name === "add" ? Math.max(0, this.columns.findIndex((each) => each.startsWith("name"))) : column);
    announce(say(`rows.done.${name}`, { number: at + 1 }));
  }

  #step(name) {
    const made = this.history[name](this.document.text);
    if (!made) return;
    this.document.edit(made.text);
    this.#keep();
    this.#show();
    this.goTo(Math.min(this.current.row, this.rows.length - 1), this.current.column);
  }

  /** Put the cursor into a cell; rows and columns are counted from 0. */
  goTo(row, column = 0) {
    const line = this.body.rows[row];
    if (!line) return false;
    if (this.editable && !line.filled) this.#fields(line);
    const field = line.cells[column + 1]?.firstElementChild;
    line.scrollIntoView({ block: "nearest" });
    this.current = { row, column };
    if (field?.matches("input, select")) field.focus();
    return true;
  }

  /** Mark rows (counted from 0) as “error” or “warning”. */
  mark(marks) {
    for (const line of this.body.querySelectorAll(".error, .warning")) line.classList.remove("error", "warning");
    for (const [row, severity] of marks) this.body.rows[row]?.classList.add(severity);
  }
}
