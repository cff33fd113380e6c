/** The page itself: its settings, its words (each comes translated), and its elements. */

export const config = JSON.parse(document.getElementById("config").textContent);

/** Give a message with its {places} filled. */
export function word(name, places = {}) {
  return config.words[name].replace(/\{(\w+)\}/g, (whole, place) => places[place] ?? whole);
}

/** Give a message, in its form for one or for many: `name` ends in "One" or in "Many". */
export function count(name, number, places = {}) {
  const form = new Intl.PluralRules(config.language).select(number) === "one" ? "One" : "Many";
  return word(name + form, { ...places, number });
}

/** Make an element: `attributes` by name (false and null are left out), text or nodes inside. */
export function make(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== null && value !== false) element.setAttribute(name, value === true ? "" : value);
  }
  element.append(...children.filter((child) => child !== null));
  return element;
}

/** Find an element of the page by its id. */
export const byId = (id) => document.getElementById(id);

/** Bring a row into view within its box: its beginning, if it is a long one. */
export function scrollToRow(box, row) {
  box.scrollTop = Math.min(box.scrollHeight - box.clientHeight, row.offsetTop - 12);
}

/** Say that a button can be pressed or not, without taking the focus away from it. */
export function allow(button, allowed) {
  button.setAttribute("aria-disabled", String(!allowed));
}

/** Tell whether a button may be pressed now. */
export const allowed = (button) => button.getAttribute("aria-disabled") !== "true";
