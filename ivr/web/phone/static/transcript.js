/** Turn what happens in a call into a transcript on the page, and into plain lines to copy. */

import { make, scrollToRow } from "./dom.js";
import { quietRow, rowOf } from "./rows.js";

export class Transcript {
  #lines = [];
  #following = true; // until somebody scrolls back

  constructor(box) {
    this.box = box;
    let before = 0;
    box.addEventListener("scroll", () => {
      const rest = box.scrollHeight - box.clientHeight - box.scrollTop;
      if (rest < 8) this.#following = true;
      else if (box.scrollTop < before - 2) this.#following = false;
      before = box.scrollTop;
    });
  }

  clear() {
    this.#lines = [];
    this.#following = true;
    this.box.replaceChildren();
  }

  /** Take the lines of everything that happened, in order. */
  keep(events) {
    this.#lines.push(...events.flatMap(({ lines }) => lines));
  }

  /** Give the transcript as `ivr call --transcript` prints it. */
  get text() {
    return this.#lines.map((line) => `${line}\n`).join("");
  }

  /** Show an event; give its speech, whose words do not show yet. */
  add(event) {
    const { row, speech } = rowOf(event);
    if (row) this.show(row);
    return speech;
  }

  say(kind, words) {
    this.show(quietRow(kind, words));
  }

  /** Append a row, and bring it into view. */
  show(row) {
    this.box.append(row);
    if (this.#following) scrollToRow(this.box, row);
  }
}

/** Make the button that copies a text, and says for a moment that it did. */
export function wireCopying(button, done, text) {
  const words = button.textContent;
  button.addEventListener("click", async () => {
    try {
      await navigator.clipboard.writeText(text());
    } catch {
      copyOldWay(text());
    }
    button.textContent = done;
    setTimeout(() => (button.textContent = words), 1800);
  });
}

function copyOldWay(text) {
  const field = make("textarea", { class: "unseen", readonly: true });
  field.value = text;
  document.body.append(field);
  field.select();
  document.execCommand("copy");
  field.remove();
}
