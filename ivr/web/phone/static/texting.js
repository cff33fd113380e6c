/** A conversation by text: what a person sends, and what comes back, in bubbles. */

import { Failure, post, reasonOf } from "./api.js";
import { Clock, pace, sleep } from "./pace.js";
import { allow, allowed, byId, config, make, scrollToRow, word } from "./page.js";
import { measured, statusOf } from "./transcript.js";

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

/** Make the bubble or the row of an event; null for what texters do not see. */
function bubbleOf(event) {
  if (event.kind === "requested") return null;
  const build = BUILDERS[event.kind] ?? (({ lines }) => [make("code", {}, lines.join("\n"))]);
  return make("div", rowLook(event.kind), ...build(event));
}

/** Make a quiet row with words of the page. */
function quietBubble(kind, words) {
  return make("div", rowLook(kind), make("p", { class: "quiet" }, words));
}

/** Mark the bubble of a text that did not go through. */
function markUnsent(bubble) {
  bubble.classList.replace("pending", "unsent");
  bubble.append(make("p", { class: "measure" }, word("notSent")));
}

const rowLook = (kind) => ({ class: `text text-${kind}`, "data-kind": kind });

function bubble(text, label) {
  const lines = text.split("\n").map((line) => make("p", { dir: "auto" }, line || "\u00a0"));
  return make("div", { class: "bubble" }, make("span", { class: "unseen" }, label), ...lines);
}

const BUILDERS = {
  sent: ({ text }) => [bubble(text, word("youTexted"))],
  received: ({ text, encoding, units, parts }) => [
    bubble(text, word("theyTexted")),
    measured(encoding, units, parts),
  ],
  silent: () => [make("p", { class: "quiet" }, word("silent"))],
  texted: ({ to, status, text, encoding, units, parts }) => [
    make("p", { class: "quiet" }, word("texted", { to, status: statusOf(status) })),
    bubble(text, word("theyTexted")),
    measured(encoding, units, parts),
  ],
};
