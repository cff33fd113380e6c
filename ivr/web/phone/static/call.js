/**
 * Turn what a person does at the telephone into requests, and their answers into a call that is
 * heard and seen; it makes up nothing that is said.
 *
 * phase: ready → asking → playing → listening | ringing | ended
 */

import { Failure, post } from "./api.js";
import { countDown } from "./pace.js";
import { ignoredRow } from "./rows.js";
import { config, word } from "./words.js";

const SPOKEN = ["said", "played"];
const HEARD = [...SPOKEN, "paused"];
const USUAL_PATIENCE = 7;

export class Call {
  #call = null; // where the call stands, as the service wrote it
  #timeout = USUAL_PATIENCE;
  #stop = new AbortController(); // ends all that goes on
  #skip = new AbortController(); // ends what is being heard
  #open = false; // whether a key interrupts what is being heard

  constructor({ world, transcript, player, display, picture, changed }) {
    Object.assign(this, { world, transcript, player, display, picture, changed });
    this.phase = "ready";
  }

  get going() {
    return !["ready", "ended"].includes(this.phase);
  }

  async start() {
    if (this.going) return;
    this.#call = null;
    this.transcript.clear();
    this.picture.clear();
    this.display.startClock();
    const { world, language } = this.world.read();
    await this.#ask(config.addresses.call, { world, language });
  }

  /** Press a key: it answers where one is awaited, and does nothing elsewhere. */
  async press(key) {
    const awaited = this.phase === "listening" || (this.phase === "playing" && this.#open);
    if (awaited) await this.move(key);
    else if (this.phase !== "asking" && this.phase !== "ready") {
      this.transcript.show(ignoredRow(key));
    }
  }

  async hangUp() {
    if (!this.going) return;
    if (this.#call) await this.move("hang up");
    else this.#end();
  }

  /** Tell how the ringing ended: "completed", "busy" or "no-answer". */
  async ringOut(status) {
    if (this.phase === "ringing") await this.move(status);
  }

  /** End what is being said, or the silence, at once. */
  skip() {
    this.#skip.abort();
  }

  async move(move) {
    const { world } = this.world.read();
    await this.#ask(config.addresses.move, { world, call: this.#call, move });
  }

  async #ask(address, body) {
    this.#stop.abort();
    this.#stop = new AbortController();
    const { signal } = this.#stop;
    this.#stand("asking", this.#call ? this.display.box.dataset.status : "calling");
    try {
      const heard = await post(address, body, signal);
      if (!signal.aborted) await this.#perform(heard, signal);
    } catch (error) {
      if (signal.aborted) return;
      this.transcript.say("failed", word("callFailed"));
      this.#end();
      if (!(error instanceof Failure)) console.error(error);
    }
  }

  async #perform(heard, signal) {
    this.#call = heard.call;
    this.transcript.keep(heard.happenings);
    this.picture.follow(heard.moves, heard.state);
    let interrupted = false;
    for (const happening of heard.happenings) {
      if (interrupted && !SPOKEN.includes(happening.kind)) continue;
      if (happening.kind === "listening") this.#timeout = happening.timeout;
      const speech = this.transcript.add(happening);
      if (!interrupted && HEARD.includes(happening.kind)) {
        await this.#hear(happening, speech, heard.stands, signal);
        interrupted = signal.aborted;
      }
      if (interrupted) speech?.interrupt();
    }
    if (!interrupted) await this.#goOn(heard.stands, signal);
  }

  async #hear(happening, speech, stands, signal) {
    this.#open = happening.barge_in && stands === "listening";
    this.#skip = new AbortController();
    this.#stand("playing", "speaking");
    await this.player.play(happening, speech, AbortSignal.any([signal, this.#skip.signal]));
    if (!signal.aborted) speech?.show();
  }

  async #goOn(stands, signal) {
    if (stands === "ended") this.#end();
    else if (stands === "ringing") this.#stand("ringing", "ringing");
    else await this.#listen(signal);
  }

  async #listen(signal) {
    this.#skip = new AbortController();
    this.#stand("listening", "listening");
    const over = AbortSignal.any([signal, this.#skip.signal]);
    await countDown(this.#timeout, over, (left) => {
      if (!signal.aborted) this.display.countDown(left, this.#timeout);
    });
    if (!signal.aborted) await this.move("wait");
  }

  #end() {
    this.#stop.abort();
    this.display.stopClock();
    this.#stand("ended", "ended");
  }

  #stand(phase, status) {
    this.phase = phase;
    this.display.show(status);
    this.changed(this);
  }
}
