/** The card "When and how": the world in which a call or a conversation is made. */

import { byId } from "./page.js";

const OTHER = "other";

export class World {
  constructor() {
    this.card = byId("world");
    this.language = byId("language");
    if (matchMedia("(max-width: 700px)").matches) this.card.open = false;
    this.clock = byId("clock"); // null outside the demo
    this.moment = byId("clock-any");
    this.clock?.addEventListener("change", () => this.#askMoment());
    this.#askMoment();
  }

  /** Whether there is such a moment; the browser says what is amiss with it. */
  get valid() {
    if (this.clock?.value !== OTHER || this.moment.checkValidity()) return true;
    this.card.open = true;
    return this.moment.reportValidity();
  }

  /**
   * Fix the world for what begins now, whatever is chosen later: the language of the number (null:
   * of none), and `after(seconds)`, the world once so many have passed.
   */
  fix() {
    const at = this.clock?.value === OTHER ? this.moment.value : this.clock?.value;
    const staffed = byId("staffed")?.checked ?? true;
    const after = (seconds) => ({ at: at ? later(at, seconds) : null, staffed });
    return { language: this.language.value || null, after };
  }

  #askMoment() {
    if (!this.clock) return;
    byId("clock-other").hidden = this.clock.value !== OTHER;
    if (this.clock.value === OTHER && !this.moment.value) this.moment.value = nowHere();
  }
}

/** Add seconds to a local date and time, "2026-11-23T16:59". */
function later(at, seconds) {
  const moment = Date.parse(`${at}Z`) + Math.floor(seconds) * 1000;
  return new Date(moment).toISOString().slice(0, 19);
}

function nowHere() {
  const now = new Date();
  return new Date(now - now.getTimezoneOffset() * 60000).toISOString().slice(0, 16);
}
