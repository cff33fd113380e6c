/**
 * A call: what a person does at the telephone becomes requests, and their answers are heard and
 * seen; nothing that is said is made up here.
 *
 * phase: ready → asking → playing → listening | waiting | ended. While it listens or waits, `awaits`
 * says for what: `status`, `seconds`, and where it waits `title` and `endings` of `word` and `label`.
 */

import { Failure, post, reasonOf } from "./api.js";
import { countDown, pace, silencePace } from "./pace.js";
import { config, word } from "./page.js";

const SPOKEN = ["said", "played"];
const HEARD = [...SPOKEN, "paused"];
const SLOW = 400; // milliseconds after which a request shows

// Hanging up calls no webhook, so nobody is asked: it works while the network does not.
const HUNG_UP = {
  kind: "ended",
  by: "caller",
  lines: ["> hang up", "  end     the caller hung up"],
};

export class Call {
  #world = null; // in which it is made
  #call = null; // where the call stands, as the service wrote it
  #asked = null; // the last request, up to the next
  #stop = new AbortController(); // ends all that goes on
  #skip = new AbortController(); // ends what is being heard
  #open = false; // whether a key interrupts what is being heard

  /** `paused()` tells whether nobody looks at the call, so that no silence runs out. */
  constructor({ world, transcript, player, display, picture, paused, changed }) {
    Object.assign(this, { world, transcript, player, display, picture, paused, changed });
    this.phase = "ready";
    this.awaits = null;
  }

  get going() {
    return !["ready", "ended"].includes(this.phase);
  }

  async start() {
    if (this.going || !this.world.valid) return;
    this.#world = this.world.fix();
    this.#call = null;
    this.transcript.clear();
    this.picture.clear();
    this.player.begin();
    this.display.startClock();
    this.display.show("calling");
    await this.#ask(config.addresses.call, { language: this.#world.language });
  }

  /** Press a key: it answers where one is awaited, and does nothing elsewhere. */
  async press(key) {
    const awaited = this.phase === "listening" || (this.phase === "playing" && this.#open);
    if (awaited) await this.act(key);
    else if (this.going) this.transcript.add({ kind: "pressed", key, ignored: true });
  }

  async hangUp() {
    if (!this.going) return;
    this.#end();
    await this.#asked; // it shows first what was not heard any more
    this.transcript.keep([HUNG_UP]);
    this.transcript.add(HUNG_UP);
  }

  /** End what the call waits for, in a word that `awaits` offers. */
  async finish(word) {
    if (this.phase === "waiting") await this.act(word);
  }

  /** End what is being said, or the silence, at once. */
  skip() {
    this.#skip.abort();
  }

  act(input) {
    return this.#ask(config.addresses.input, { call: this.#call, input });
  }

  #ask(address, body) {
    this.#stop.abort();
    this.#stop = new AbortController();
    const { clock } = this.display;
    clock.run(1);
    this.phase = "asking";
    this.changed(this);
    const world = this.#world.after(clock.seconds);
    this.#asked = this.#answer(address, { world, ...body }, this.#stop.signal);
    return this.#asked;
  }

  async #answer(address, body, signal) {
    const slow = setTimeout(() => this.#call && this.display.show("asking"), SLOW);
    try {
      const heard = await post(address, body, signal);
      clearTimeout(slow);
      if (!signal.aborted) await this.#perform(heard, signal);
    } catch (error) {
      if (signal.aborted) return;
      this.transcript.say("failed", `${word("callOver")} ${reasonOf(error)}`);
      this.#end();
      if (!(error instanceof Failure)) console.error(error);
    } finally {
      clearTimeout(slow);
    }
  }

  async #perform(heard, signal) {
    this.#call = heard.call;
    this.awaits = heard.awaits;
    this.transcript.keep(heard.events);
    this.picture.follow(heard.moves, heard.state);
    let interrupted = false;
    for (const event of heard.events) {
      if (interrupted && !SPOKEN.includes(event.kind)) continue;
      const speech = this.transcript.add(event);
      if (!interrupted && HEARD.includes(event.kind)) {
        await this.#hear(event, speech, heard.stands, signal);
        interrupted = signal.aborted;
      }
      if (interrupted) speech?.interrupt();
    }
    if (interrupted) return;
    if (heard.stands === "ended") this.#end();
    else await this.#await(heard.stands, signal);
  }

  async #hear(event, speech, stands, signal) {
    const { clock } = this.display;
    const end = clock.seconds + (event.seconds ?? 0) + (event.pause ?? 0);
    this.#open = event.barge_in && stands === "listening";
    this.#stand("playing", "speaking", pace);
    await this.player.play(event, speech, AbortSignal.any([signal, this.#skip.signal]));
    if (signal.aborted) return;
    speech?.show();
    if (this.#skip.signal.aborted || pace !== 1) clock.skip(end - clock.seconds);
  }

  /** Await a key, or an end, for as long as the line does. */
  async #await(stands, signal) {
    this.#stand(stands, stands, silencePace);
    const { display } = this;
    const { seconds } = this.awaits;
    const over = AbortSignal.any([signal, this.#skip.signal]);
    const left = await countDown(seconds, over, this.paused, (rest) => {
      display.countDown(rest, seconds);
      display.clock.run(this.paused() ? 0 : silencePace);
    });
    if (signal.aborted) return;
    display.clock.skip(left);
    await this.act("wait");
  }

  #end() {
    this.#stop.abort();
    this.display.stopClock();
    this.#stand("ended", "ended", 0);
  }

  #stand(phase, status, speed) {
    this.#skip = new AbortController();
    this.phase = phase;
    this.display.clock.run(speed);
    this.display.show(status, this.awaits?.status);
    this.changed(this);
  }
}
