/** The display of the telephone: the status of a call, its time, the rest of a silence. */

import { Clock } from "./pace.js";
import { byId, word } from "./page.js";

const COUNTED = ["listening", "waiting"];
const ANNOUNCED = [...COUNTED, "ended"]; // to those who do not see the display

export class Display {
  #timer = null;

  constructor() {
    this.box = byId("display");
    this.status = byId("status");
    this.announced = byId("announced");
    this.time = byId("time");
    this.ring = byId("ring");
    this.left = byId("left");
  }

  /**
   * Show a status: ready, calling, asking, speaking, ended; or listening or waiting, in the words
   * of what is awaited.
   */
  show(status, awaited) {
    const shown = COUNTED.includes(status) ? awaited : word(status);
    this.box.dataset.status = status;
    this.status.textContent = shown;
    this.announced.textContent = ANNOUNCED.includes(status) ? shown : "";
    if (!COUNTED.includes(status)) this.ring.hidden = true;
  }

  /** Show how much of a silence is left, as a number and as a ring; nobody is told aloud. */
  countDown(left, whole) {
    this.ring.hidden = false;
    this.ring.style.setProperty("--left", String(left / whole));
    this.left.textContent = String(Math.ceil(left));
  }

  startClock() {
    this.stopClock();
    this.clock = new Clock();
    this.#tick();
    this.#timer = setInterval(() => this.#tick(), 200);
  }

  stopClock() {
    clearInterval(this.#timer);
  }

  #tick() {
    const seconds = Math.floor(this.clock.seconds);
    const rest = String(seconds % 60).padStart(2, "0");
    this.time.textContent = `${Math.floor(seconds / 60)}:${rest}`;
  }
}
