/** A row of buttons is one stop for the Tab key; arrow keys go from one to the next (ARIA toolbar). */

/**
 * @param {HTMLElement} bar
 * @param {(button: HTMLButtonElement) => void} pressed
 */
export function toolbar(bar, pressed) {
  const buttons = () => [...bar.querySelectorAll("button:not([hidden])")];
  const make = (current) => {
    for (const button of buttons()) button.tabIndex = button === current ? 0 : -1;
  };
  make(buttons()[0]);
  bar.addEventListener("keydown", (event) => {
    const steps = { ArrowRight: 1, ArrowLeft: -1 };
    if (!(event.key in steps) || !event.target.matches("button")) return;
    event.preventDefault();
    const list = buttons();
    const next = list[(list.indexOf(event.target) + steps[event.key] + list.length) % list.length];
    make(next);
    next.focus();
  });
  bar.addEventListener("click", (event) => {
    const button = event.target.closest("button");
    if (!button) return;
    make(button);
    pressed(button);
  });
}
