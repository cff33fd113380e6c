/** Turn a paragraph into sound with the voices of the browser; it never shows anything. */

import { pace, sleep } from "./pace.js";

const PATIENCE = 4; // seconds for a voice to begin

/** Give the voice for a language: the very one, or else one with the same first letters. */
export function chooseVoice(voices, language) {
  const tag = language.replace("_", "-").toLowerCase();
  const tagOf = (voice) => voice.lang.replace("_", "-").toLowerCase();
  const kin = voices.filter((voice) => tagOf(voice).split("-")[0] === tag.split("-")[0]);
  return kin.find((voice) => tagOf(voice) === tag) ?? kin[0] ?? null;
}

export class Speaker {
  #on = true;
  #broken = false;
  #awaited = false; // whether the voices were waited for

  constructor() {
    this.synthesis = globalThis.speechSynthesis ?? null;
    this.synthesis?.getVoices(); // asks for them: many browsers load them only then
  }

  get possible() {
    return this.synthesis !== null && pace === 1;
  }

  get on() {
    return this.#on && this.possible;
  }

  set on(value) {
    this.#on = value;
    if (!value) this.synthesis?.cancel();
  }

  voiceFor(language) {
    if (!this.possible || this.#broken) return null;
    return chooseVoice(this.synthesis.getVoices(), language);
  }

  /** Wait a moment for the voices of the browser, which may come late. */
  async ready(signal) {
    if (!this.on || this.#awaited || this.synthesis.getVoices().length) return;
    this.#awaited = true;
    const came = new AbortController();
    this.synthesis.addEventListener("voiceschanged", () => came.abort(), { once: true });
    await sleep(1, AbortSignal.any([signal, came.signal]));
  }

  /**
   * Say a paragraph; `reach` is told the place of each word as it begins, where the voice tells.
   * Give true once it was said to its end, false if it was not.
   */
  speak(text, language, signal, reach) {
    const voice = this.on && !signal.aborted ? this.voiceFor(language) : null;
    if (!voice) return Promise.resolve(false);
    return new Promise((resolve) => {
      const utterance = new SpeechSynthesisUtterance(text);
      utterance.lang = language;
      utterance.voice = voice;
      const late = setTimeout(() => {
        this.#broken = true;
        stop();
      }, PATIENCE * 1000);
      const finish = (said) => {
        clearTimeout(late);
        signal.removeEventListener("abort", stop);
        resolve(said);
      };
      const stop = () => {
        this.synthesis.cancel();
        finish(false);
      };
      utterance.onstart = () => clearTimeout(late);
      utterance.onboundary = (event) => reach(event.charIndex);
      utterance.onend = () => finish(true);
      utterance.onerror = () => finish(false);
      signal.addEventListener("abort", stop);
      this.synthesis.speak(utterance);
    });
  }
}
