/** The logos of a statement as tiles: dropped, looked at, taken away. */
import { API, ask } from "./api.js";
import { announce, by, make, tell } from "./page.js";
import { say, spoken } from "./words.js";

export class Logos {
  /**
   * @param {string} path of the statement in the API
   * @param {{rowsOf: (logo: string) => string[], confirm: (question: object) => Promise<boolean>,
   *          changed: (logos: object[]) => void}} around the organisations of a logo, and whom to ask and tell
   */
  constructor(path, around) {
    Object.assign(this, { path, around, logos: [], findings: [] });
    this.root = by("logos");
  }

  /** Show the logos as the server has them. */
  show(logos) {
    this.logos = logos;
    this.root.replaceChildren(...logos.map((logo) => this.#tile(logo)));
  }

  /** Say on each tile what was found about it. */
  judge(findings) {
    this.findings = findings;
    this.show(this.logos);
  }

  #tile(logo) {
    const { name } = logo;
    const address = `${API}${this.path}/logos/${encodeURIComponent(name)}?v=${logo.version}`;
    const of = this.around.rowsOf(name);
    const organisations = of.join(", ") || say("logos.nobody");
    const mark = make("img", { src: address, alt: say("logos.mark_of", { name: of[0] ?? name }), loading: "lazy" });
    const pixels = { width: Math.round(logo.width), height: Math.round(logo.height) };
    const about = name.endsWith(".svg") ? say("logos.vector") : logo.width && say("logos.pixels", pixels);
    const remove = make("button", {
      type: "button",
      class: "text-button",
      text: say("logos.remove"),
      "aria-label": say("logos.remove_this", { name }),
      onclick: () => this.remove(name),
    });
    return make(
      "li",
      { class: logo.plate ? "tile on-plate" : "tile", "data-logo": name },
      make("div", { class: "mark" }, mark),
      make(
        "div",
        { class: "about" },
        make("p", { class: "name", text: name }),
        make("p", { text: organisations }),
        about && make("p", { class: "quiet", text: about }),
        ...this.#judged(name),
        remove,
      ),
    );
  }

  #judged(name) {
    const { error } = this.logos.find((logo) => logo.name === name) ?? {};
    const wrong = error ? [{ severity: "error", path: `logos/${name}`, ...error }] : [];
    const found = [...wrong, ...this.findings].filter(({ path, message }) => path?.endsWith(`logos/${name}`) || message.includes(name));
    if (!found.length) return [make("p", { class: "judged", text: say("logos.good") })];
    return found.map(({ severity, message, said }) => make("p", { class: `judged ${severity}`, text: spoken({ message, said }).message }));
  }

  /** Send files to the server, one after the other; whoever sends one of a name that is there is asked. */
  async add(files) {
    for (const file of files) {
      try {
        await this.#send(file, "");
      } catch (error) {
        if (error.code === "exists") await this.#replace(file);
        else tell(error);
      }
    }
  }

  async #send(file, more) {
    const path = `${this.path}/logos?name=${encodeURIComponent(file.name)}${more}`;
    const { logos } = await ask("POST", path, { bytes: file });
    this.#become(logos);
    announce(say("logos.added", { name: file.name }));
  }

  async #replace(file) {
    const question = { title: say("logos.replace_this", { name: file.name }), how: say("logos.replace_how") };
    if (await this.around.confirm({ ...question, go: say("logos.replace") })) {
      await this.#send(file, "&replace=true").catch(tell);
    }
  }

  async remove(name) {
    const sure = await this.around.confirm({
      title: say("logos.remove_this", { name }),
      how: say("logos.remove_how"),
      go: say("logos.remove"),
    });
    if (!sure) return;
    try {
      const { logos } = await ask("DELETE", `${this.path}/logos/${encodeURIComponent(name)}`);
      this.#become(logos ?? this.logos.filter((logo) => logo.name !== name));
      announce(say("logos.removed", { name }));
    } catch (error) {
      tell(error);
    }
  }

  #become(logos) {
    this.show(logos);
    this.around.changed(logos);
  }
}
