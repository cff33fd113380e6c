/** Turn where a call stands into the display of the telephone: its status, its time, a countdown. */

import { byId } from "./dom.js";
import { pace } from "./pace.js";
import { word } from "./words.js";

export class Display {
  #timer = null;
  #since = 0;

  constructor() {
    this.box = byId("display");
    this.status = byId("status");
    this.time = byId("time");
    this.ring = byId("ring");
    this.left = byId("left");
  }

  /** Show a status: ready, calling, speaking, listening, ringing or ended. */
  show(status) {
    this.box.dataset.status = status;
    this.status.textContent = word(status);
    if (status !== "listening") this.ring.hidden = true;
  }

  /** Show how much of a silence is left, as a number and as a ring; nobody is told aloud. */
  countDown(left, whole) {
    this.ring.hidden = false;
    this.ring.style.setProperty("--left", String(whole ? left / whole : 0));
    this.left.textContent = String(Math.ceil(left));
  }

  startClock() {
    this.stopClock();
    this.#since = performance.now();
    this.#tick();
    this.#timer = setInterval(() => this.#tick(), 500 / Math.min(pace, 5));
  }

  stopClock() {
    clearInterval(this.#timer);
  }

  #tick() {
    const seconds = Math.floor(((performance.now() - this.#since) * pace) / 1000);
    const rest = String(seconds % 60).padStart(2, "0");
    this.time.textContent = `${Math.floor(seconds / 60)}:${rest}`;
  }
}
