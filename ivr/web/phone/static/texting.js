/** Turn what a person texts into requests, and their answers into a conversation in bubbles. */

import { Failure, post } from "./api.js";
import { bubbleOf, quietBubble } from "./bubbles.js";
import { allow, allowed, byId } from "./dom.js";
import { sleep } from "./pace.js";
import { config, word } from "./words.js";

const FOUR_HOURS = 4 * 60 * 60;
const GAP = 0.5; // seconds between two bubbles that come

export class Texting {
  #texting = null; // where the conversation stands, as the service wrote it
  #later = 0;

  constructor({ world, picture }) {
    Object.assign(this, { world, picture });
    this.box = byId("texts");
    this.empty = this.box.firstElementChild; // what stands there before the first text
    this.field = byId("text-body");
    byId("text-form").addEventListener("submit", (event) => {
      event.preventDefault();
      this.send(this.field.value);
    });
    for (const chip of document.querySelectorAll("[data-chip]")) {
      chip.addEventListener("click", () => this.send(chip.dataset.chip));
    }
    byId("text-later").addEventListener("click", () => this.wait());
    byId("text-new").addEventListener("click", () => this.begin());
  }

  /** Let the service forget the conversation, as it does after four hours of silence. */
  wait() {
    this.#later += FOUR_HOURS;
    this.picture.clear();
    this.#show(quietBubble("later", word("fourHoursLater")));
  }

  begin() {
    this.#texting = null;
    this.#later = 0;
    this.box.replaceChildren(this.empty);
    this.picture.clear();
    this.field.focus();
  }

  async send(body) {
    const button = byId("text-send");
    if (!body.trim() || !allowed(button)) return;
    allow(button, false);
    this.field.value = "";
    const { world, language } = this.world.read();
    try {
      const asked = { world, language, texting: this.#texting, body, later: this.#later };
      await this.#receive(await post(config.addresses.text, asked));
    } catch (error) {
      this.#show(quietBubble("failed", word("textFailed")));
      this.field.value = body;
      if (!(error instanceof Failure)) console.error(error);
    }
    allow(button, true);
  }

  async #receive({ texting, state, moves, happenings }) {
    this.#texting = texting;
    this.picture.follow(moves, state);
    for (const happening of happenings) {
      if (["received", "silent"].includes(happening.kind)) await sleep(GAP);
      const bubble = bubbleOf(happening);
      if (bubble) this.#show(bubble);
    }
  }

  #show(bubble) {
    this.empty.remove();
    this.box.append(bubble);
    this.box.scrollTop = this.box.scrollHeight;
  }
}
