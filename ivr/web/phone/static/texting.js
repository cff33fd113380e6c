/** Turn what a person texts into requests, and their answers into a conversation in bubbles. */

import { Failure, post, reasonOf } from "./api.js";
import { bubbleOf, markUnsent, quietBubble } from "./bubbles.js";
import { allow, allowed, byId, scrollToRow } from "./dom.js";
import { Clock, pace, sleep } from "./pace.js";
import { config, word } from "./words.js";

const FOUR_HOURS = 4 * 60 * 60;
const LATEST = 30 * 24 * 60 * 60; // the service looks no further ahead
const GAP = 0.5; // seconds between two bubbles that come

class Conversation {
  texting = null; // where it stands, as the service wrote it
  world = null; // in which it is made
  clock = null;
  later = 0;
  stop = new AbortController();

  begin(world) {
    if (this.world) return;
    this.world = world.fix();
    this.clock = new Clock();
    this.clock.run(pace);
  }

  ask(body) {
    const { texting, later } = this;
    const { language, after } = this.world;
    return { world: after(this.clock.seconds + later), language, texting, body, later };
  }
}

export class Texting {
  #now = new Conversation();

  constructor({ world, picture }) {
    Object.assign(this, { world, picture });
    this.box = byId("texts");
    this.empty = this.box.firstElementChild; // what stands there before the first text
    this.field = byId("text-body");
    this.button = byId("text-send");
    this.later = byId("text-later");
    byId("text-form").addEventListener("submit", (event) => {
      event.preventDefault();
      const body = this.field.value;
      if (!this.#sendable(body)) return;
      this.field.value = "";
      this.#send(body);
    });
    for (const chip of document.querySelectorAll("[data-chip]")) {
      chip.addEventListener("click", () => {
        if (this.#sendable(chip.dataset.chip)) this.#send(chip.dataset.chip);
      });
    }
    this.later.addEventListener("click", () => allowed(this.later) && this.wait());
    byId("text-new").addEventListener("click", () => this.begin());
  }

  /** Let the service forget the conversation, as it does after four hours of silence. */
  wait() {
    this.#now.later += FOUR_HOURS;
    this.picture.clear();
    this.#show(quietBubble("later", word("fourHoursLater")));
    this.#allow(true);
    if (!allowed(this.later)) this.#show(quietBubble("later", word("longEnough")));
  }

  begin() {
    this.#now.stop.abort();
    this.#now = new Conversation();
    this.box.replaceChildren(this.empty);
    this.picture.clear();
    this.#allow(true);
    this.field.focus();
  }

  #sendable(body) {
    return body.trim() && allowed(this.button) && this.world.valid;
  }

  async #send(body) {
    const conversation = this.#now;
    const { signal } = conversation.stop;
    conversation.begin(this.world);
    const bubble = bubbleOf({ kind: "sent", text: body });
    bubble.classList.add("pending");
    this.#show(bubble);
    this.#allow(false);
    try {
      const answer = await post(config.addresses.text, conversation.ask(body), signal);
      bubble.classList.remove("pending");
      await this.#receive(answer, conversation);
    } catch (error) {
      if (signal.aborted) return;
      markUnsent(bubble);
      this.#show(quietBubble("failed", `${word("textFailed")} ${reasonOf(error)}`));
      this.field.value ||= body;
      if (!(error instanceof Failure)) console.error(error);
    }
    if (!signal.aborted) this.#allow(true);
  }

  async #receive({ texting, state, moves, events }, conversation) {
    const { signal } = conversation.stop;
    conversation.texting = texting;
    this.picture.follow(moves, state);
    for (const event of events) {
      if (["received", "silent"].includes(event.kind)) await sleep(GAP, signal);
      if (signal.aborted) return;
      const bubble = event.kind === "sent" ? null : bubbleOf(event);
      if (bubble) this.#show(bubble);
    }
  }

  #allow(sendable) {
    allow(this.button, sendable);
    allow(this.later, sendable && this.#now.later + FOUR_HOURS <= LATEST);
  }

  #show(bubble) {
    this.empty.remove();
    this.box.append(bubble);
    scrollToRow(this.box, bubble);
  }
}
