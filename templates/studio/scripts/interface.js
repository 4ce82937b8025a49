/** The language of the interface is remembered by the browser. */
import { all } from "./page.js";
import { ui } from "./words.js";

export function rememberInterface() {
  const remember = (code) => (document.cookie = `ui=${code}; path=/; SameSite=Strict; max-age=31536000`);
  remember(ui);
  for (const link of all("[data-ui]")) link.addEventListener("click", () => remember(link.dataset.ui));
}
