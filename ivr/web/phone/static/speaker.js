/** Turn a paragraph, or a recording, into sound; it never shows anything. */

import { audible, sleep } from "./pace.js";

const PATIENCE = 4; // seconds for a voice to begin, and more than twice its time to end

/** Give the voice for a language: the very one, or else one with the same first letters. */
export function chooseVoice(voices, language) {
  const tag = language.replace("_", "-").toLowerCase();
  const tagOf = (voice) => voice.lang.replace("_", "-").toLowerCase();
  const kin = voices.filter((voice) => tagOf(voice).split("-")[0] === tag.split("-")[0]);
  return kin.find((voice) => tagOf(voice) === tag) ?? kin[0] ?? null;
}

export class Speaker {
  #on = audible;
  #broken = false; // whether a voice kept us waiting in this call
  #awaited = false; // whether the voices were waited for
  #off = new AbortController(); // ends the recording when the sound is switched off

  constructor() {
    this.synthesis = globalThis.speechSynthesis ?? null;
    this.synthesis?.getVoices(); // asks for them: many browsers load them only then
    addEventListener("pagehide", () => this.synthesis?.cancel());
  }

  /** Be silent, and ready for a call. */
  begin() {
    this.#broken = false;
    this.synthesis?.cancel();
  }

  get on() {
    return this.#on;
  }

  set on(value) {
    this.#on = value;
    if (value) return;
    this.synthesis?.cancel();
    this.#off.abort();
  }

  voiceFor(language) {
    if (!this.synthesis || this.#broken) return null;
    return chooseVoice(this.synthesis.getVoices(), language);
  }

  /** Wait a moment for the voices of the browser, which may come late. */
  async ready(signal) {
    if (!this.on || this.#awaited || !this.synthesis || this.synthesis.getVoices().length) return;
    this.#awaited = true;
    const came = new AbortController();
    this.synthesis.addEventListener("voiceschanged", () => came.abort(), { once: true });
    await sleep(1, AbortSignal.any([signal, came.signal]));
  }

  /**
   * Say a paragraph that takes about so many seconds; `reach` is told the place of each word as it
   * begins, where the voice tells. Give true once it was said to its end, false if it was not.
   */
  speak(text, language, seconds, signal, reach) {
    const voice = this.on && !signal.aborted ? this.voiceFor(language) : null;
    if (!voice) return Promise.resolve(false);
    return new Promise((resolve) => {
      const over = new AbortController();
      const finish = (said) => {
        over.abort();
        resolve(said);
      };
      const stop = () => {
        finish(false);
        this.synthesis.cancel();
      };
      const limit = async (longest, done) => {
        await sleep(longest, AbortSignal.any([done, over.signal]));
        if (done.aborted || over.signal.aborted) return;
        this.#broken = true;
        stop();
      };
      const begun = new AbortController();
      const utterance = new SpeechSynthesisUtterance(text);
      utterance.lang = language;
      utterance.voice = voice;
      utterance.onstart = () => begun.abort();
      utterance.onboundary = (event) => over.signal.aborted || reach(event.charIndex);
      utterance.onend = () => finish(true);
      utterance.onerror = () => finish(false);
      signal.addEventListener("abort", stop, { signal: over.signal });
      limit(PATIENCE, begun.signal);
      limit(2 * seconds + PATIENCE, over.signal);
      this.synthesis.speak(utterance);
    });
  }

  /** Play a recording that takes so many seconds; give false if it was not played to its end. */
  play(address, seconds, signal) {
    if (!this.on) return Promise.resolve(false);
    this.#off = new AbortController();
    return new Promise((resolve) => {
      const audio = new Audio(address);
      const over = new AbortController();
      const finish = (played) => {
        if (over.signal.aborted) return;
        over.abort();
        audio.pause();
        resolve(played);
      };
      for (const end of [signal, this.#off.signal]) {
        end.addEventListener("abort", () => finish(false), { signal: over.signal });
      }
      audio.onended = () => finish(true);
      audio.onerror = () => finish(false);
      sleep(2 * seconds + PATIENCE, over.signal).then(() => finish(false));
      audio.play().catch(() => finish(false));
    });
  }
}
