/** Tabs: one of several panels is shown (ARIA tabs, chosen with the arrow keys). */

/**
 * @param {HTMLElement} list
 * @param {(panel: HTMLElement, shown: boolean) => void} show
 * @returns {(id: string) => void} chooses the tab of a panel
 */
export function tabs(list, show) {
  const all = () => [...list.querySelectorAll('[role="tab"]')];
  const panelOf = (tab) => document.getElementById(tab.getAttribute("aria-controls"));
  const choose = (chosen) => {
    for (const tab of all()) {
      const selected = tab === chosen;
      tab.setAttribute("aria-selected", String(selected));
      tab.tabIndex = selected ? 0 : -1;
      show(panelOf(tab), selected);
    }
    chosen.scrollIntoView({ block: "nearest", inline: "nearest" });
    list.dispatchEvent(new CustomEvent("chosen", { detail: panelOf(chosen).id }));
  };
  list.addEventListener("click", (event) => {
    const tab = event.target.closest('[role="tab"]');
    if (tab) choose(tab);
  });
  list.addEventListener("keydown", (event) => {
    const list_ = all();
    const at = list_.indexOf(document.activeElement);
    const to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: -1 }[event.key];
    if (to === undefined || at < 0) return;
    event.preventDefault();
    const tab = list_.at(to % list_.length);
    choose(tab);
    tab.focus();
  });
  return (id) => choose(all().find((tab) => tab.getAttribute("aria-controls") === id));
}
