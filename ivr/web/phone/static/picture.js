/** Turn the moves of a conversation into light on its picture: where it stands, where it has been. */

import { getPicture } from "./api.js";
import { word } from "./words.js";

export class Picture {
  #at = null;
  #moves = [];
  #states = new Map();

  /**
   * `box` scrolls; `open` is called with the name of a state that is chosen. The picture itself
   * comes from an address, `drawn` once it is there: what is followed before then is lit then.
   * Without an address there is none.
   */
  constructor(box, address, open) {
    this.box = box;
    this.svg = null;
    this.drawn = this.#draw(address, open);
  }

  async #draw(address, open) {
    if (!address) return;
    try {
      this.svg = await getPicture(address);
    } catch {
      this.box.firstElementChild.textContent = word("noPicture");
      return;
    }
    this.svg.setAttribute("role", "group"); // it holds buttons, which an image may not
    this.box.replaceChildren(this.svg);
    for (const state of this.svg.querySelectorAll("[data-state]")) this.#wire(state, open);
    this.#light();
  }

  #wire(state, open) {
    const name = state.dataset.state;
    this.#states.set(name, state);
    const title = state.querySelector("title")?.textContent ?? name;
    state.setAttribute("tabindex", "0");
    state.setAttribute("role", "button");
    state.setAttribute("aria-label", word("openState", { title }));
    state.addEventListener("click", () => open(name));
    state.addEventListener("keydown", (event) => {
      if (event.key !== "Enter" && event.key !== " ") return;
      event.preventDefault();
      open(name);
    });
  }

  clear() {
    this.#moves = [];
    this.#at = null;
    this.#light();
  }

  /** Light the moves, and the state where the conversation stands now (null: nowhere any more). */
  follow(moves, current) {
    this.#moves.push(...moves);
    this.#at = current ?? moves.at(-1)?.to ?? this.#at;
    this.#light();
    this.centre();
  }

  #light() {
    if (!this.svg) return;
    for (const lit of this.svg.querySelectorAll(".taken, .current")) {
      lit.classList.remove("taken", "current");
      lit.removeAttribute("aria-current");
    }
    for (const { from, to } of this.#moves) this.#take(from, to);
    const state = this.#states.get(this.#at);
    state?.classList.add("current", "taken");
    state?.setAttribute("aria-current", "step");
  }

  #take(from, to) {
    for (const name of [from, to]) this.#states.get(name)?.classList.add("taken");
    if (from === null || to === null) return;
    const arrow = `[data-from="${CSS.escape(from)}"][data-to="${CSS.escape(to)}"]`;
    for (const group of this.svg.querySelectorAll(arrow)) group.classList.add("taken");
  }

  /** Bring the current state, or else the first, to the middle of the box; the page never moves. */
  centre() {
    const state = this.#states.get(this.#at) ?? this.#states.values().next().value;
    if (!state || !this.box.clientWidth) return;
    const [inner, outer] = [state.getBoundingClientRect(), this.box.getBoundingClientRect()];
    const left = inner.x + inner.width / 2 - outer.x - outer.width / 2;
    const top = inner.y + inner.height / 2 - outer.y - outer.height / (this.#at ? 2 : 3);
    const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
    this.box.scrollBy({ left, top, behavior: calm ? "instant" : "smooth" });
  }
}
