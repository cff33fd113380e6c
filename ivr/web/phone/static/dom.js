/** Turn a tag, attributes and children into an element; it knows nothing of telephones. */

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
