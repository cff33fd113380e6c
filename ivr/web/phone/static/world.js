/** Turn the card "When and how" into the world in which a call or a text is made. */

import { byId } from "./dom.js";

const OTHER = "other";

export class World {
  constructor() {
    this.clock = byId("clock");
    this.moment = byId("clock-any");
    if (!this.clock) return;
    this.clock.addEventListener("change", () => this.#askMoment());
    if (matchMedia("(max-width: 700px)").matches) byId("world").open = false;
    this.#askMoment();
  }

  /** Give the world, and the language of the number that is called (null: of none). */
  read() {
    if (!this.clock) return { world: { at: null, staffed: true }, language: null };
    const at = this.clock.value === OTHER ? this.moment.value : this.clock.value;
    const world = { at: at || null, staffed: byId("staffed").checked };
    return { world, language: byId("language").value || null };
  }

  #askMoment() {
    byId("clock-other").hidden = this.clock.value !== OTHER;
    if (this.clock.value === OTHER && !this.moment.value) this.moment.value = nowHere();
  }
}

function nowHere() {
  const now = new Date();
  return new Date(now - now.getTimezoneOffset() * 60000).toISOString().slice(0, 16);
}
