/** What is done with a statement: each button starts the command of the same name, and shows how it goes. */
import { API, ask } from "./api.js";
import { opened } from "./dialogs.js";
import { announce, by, make, tell } from "./page.js";
import { day, explained, say, size, spoken, table, ui } from "./words.js";

/** The command behind each dialog, and what it is asked for. */
const COMMANDS = {
  build: (form, edition) => ["build", form.which.value === "all" ? { all: true } : { edition }],
  preflight: (form) => ["preflight", { edition: form.edition.value }],
  contact: () => ["contact-sheet", {}],
  share: () => ["share", {}],
  freeze: (form) => ["archive", form.note.value ? { note: form.note.value } : {}],
  history: (form) => ["diff", { from: form.from.value, to: form.to.value }],
  publish: () => ["site", {}],
};

/** What a line says that names only a file: the files stand below. */
const PATH = /^(build|archive)\/\S+$/;

/** Return what a file is called: the edition that it is, if it is one. */
function titled(name) {
  const stem = name.replace(/\.\w+$/, "");
  const editions = table("editions");
  const sheets = editions[stem.replace(/-print$/, "")];
  return editions[stem] ?? (stem.endsWith("-print") && sheets ? say("job.sheets", { edition: sheets }) : name);
}

/** What is done now, in the language of the interface. */
function stageOf(progress) {
  const stage = progress?.said?.[ui] ?? progress?.stage;
  return stage ? ` ${spoken({ message: stage }).message}` : "";
}

/** Return what a job said, in the interface's language, but for what names only a file. */
const linesOf = ({ lines = [], said }) => (said?.[ui] ?? lines).filter((line) => !PATH.test(line));

/** A reason why some editions could not be made. */
function failed({ editions, ...told }) {
  const names = editions.map((name) => titled(name)).join(", ");
  return make("li", {}, make("strong", { text: names }), make("p", { text: explained(told) }));
}

export class Jobs {
  /** @param {{path: string, edition: () => string, save: () => Promise<void>}} around */
  constructor(around) {
    Object.assign(this, { around, id: null, early: [] });
    by("job-stop").addEventListener("click", () => this.stop());
  }

  get path() {
    return `${this.around.path}/`;
  }

  /** Open the dialog of a thing to do, and do it if the person says so. */
  async open(name) {
    const dialog = by(`dialog-${name}`);
    const form = dialog.querySelector("form");
    try {
      await this.#prepare(name, form);
    } catch (error) {
      return tell(error);
    }
    if ((await opened(dialog)) !== "go" || !COMMANDS[name]) return;
    const [command, options] = COMMANDS[name](form.elements, this.around.edition());
    await this.start(command, options, dialog.querySelector("h2").textContent);
  }

  async #prepare(name, form) {
    if (name === "outputs") await this.#outputs();
    if (name === "history") await this.#history(form);
    if (name === "preflight") form.elements.edition.value = "press";
  }

  async #outputs() {
    const { files } = await ask("GET", `${this.path}outputs`);
    by("outputs").replaceChildren(...files.map((file) => this.#file({ ...file, href: `outputs/${encodeURIComponent(file.name)}` })));
    by("no-outputs").hidden = files.length > 0;
    by("zip").hidden = !files.length;
    by("zip").href = this.#address("outputs.zip");
  }

  async #history(form) {
    const { versions } = await ask("GET", `${this.path}history`);
    const called = ({ number, frozen }) => [say("history.version", { number }), frozen && day(frozen)].filter(Boolean).join(" · ");
    const options = () => versions.map((each) => make("option", { value: `v${each.number}`, text: called(each) }));
    form.elements.from.replaceChildren(...options());
    form.elements.to.replaceChildren(make("option", { value: "", text: say("history.now") }), ...options());
    by("no-versions").hidden = versions.length > 0;
    by("compare").hidden = !versions.length;
    form.querySelector('[value="go"]').hidden = !versions.length;
    by("versions").replaceChildren(
      ...versions.map((version) => {
        const name = `v${version.number}.zip`;
        const link = make("a", { href: this.#address(`versions/${name}`), download: name, text: name });
        const about = version.note && make("p", { class: "about", text: version.note });
        return make("li", {}, make("p", {}, `${called(version)} · `, link), about);
      }),
    );
  }

  #address(href) {
    return `${API}${this.path}${href}`;
  }

  /** A file that was made: browsers show a PDF or the website, and keep everything. */
  #file({ name, href, size: bytes }) {
    const address = this.#address(href);
    const seen = /\.(pdf|png)$/.test(name) ? `${address}?view` : address;
    const isPage = name.endsWith(".html");
    const opens = { href: seen, target: "_blank", rel: "noopener", text: isPage ? say("job.site") : titled(name) };
    const keep = make("a", { href: address, download: name, "aria-label": say("job.keep_this", { name }), text: say("job.keep") });
    const kind = name.split(".").at(-1).toUpperCase();
    const about = make("span", { class: "quiet" }, [kind, bytes && size(bytes)].filter(Boolean).join(", "), " · ", keep);
    if (isPage) about.replaceChildren();
    const picture = name.endsWith(".png") && make("img", { src: seen, alt: "", loading: "lazy", class: "thumbnail" });
    return make("li", {}, make("a", opens, picture), about);
  }

  /** Start a command, and show how it goes on until it ends. */
  async start(command, options, title) {
    await this.around.save();
    this.id = null;
    this.early = [];
    by("dialog-job-title").textContent = title;
    this.#shown({ state: "running", lines: [], files: [] });
    by("dialog-job").showModal();
    try {
      const { id } = await ask("POST", `${this.path}jobs`, { json: { command, options } });
      this.id = id;
      for (const job of this.early.splice(0)) this.told(job);
    } catch (error) {
      this.#shown({ state: "failed", lines: [explained(error)], files: [] });
    }
  }

  /** Take what the server says of a job; it may say so before it has answered with its name. */
  told(job) {
    if (job.id === this.id) this.#shown(job);
    else if (!this.id && by("dialog-job").open) this.early.push(job);
  }

  #shown(job) {
    const { state, progress, files = [], failures = [], verdict = "" } = job;
    const running = state === "running";
    this.#progress(running, progress);
    const ended = [verdict ? say(`job.${verdict}`) : say(`job.${state}`), verdict && job.error && explained(job.error)];
    const text = running ? say("job.running") + stageOf(progress) : ended.filter(Boolean).join(" ");
    if (by("job-state").textContent !== text) by("job-state").textContent = text;
    by("job-state").dataset.state = state;
    by("job-failures").replaceChildren(...failures.map(failed));
    this.#lines(failures.length ? [] : linesOf(job));
    by("job-files").replaceChildren(...files.map((file) => this.#file(file)));
    by("job-zip").hidden = running || files.length < 2;
    by("job-zip").href = this.#address("outputs.zip");
    by("job-stop").hidden = !running;
    if (!running) announce(text);
  }

  #lines(lines) {
    by("job-lines").textContent = lines.join("\n");
    by("job-lines").tabIndex = lines.length ? 0 : -1;
  }

  #progress(running, progress) {
    const bar = by("job-progress");
    bar.hidden = !running;
    if (!progress?.total) return bar.removeAttribute("value");
    bar.max = progress.total;
    bar.value = progress.done;
  }

  async stop() {
    if (this.id) await ask("DELETE", `${this.path}jobs/${this.id}`).catch(tell);
  }
}
