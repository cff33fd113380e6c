/** What is heard in a call: sound that takes its time, with words that appear meanwhile. */

import { audible, Clock, pace, sleep } from "./pace.js";

const PATIENCE = 4; // seconds for a voice to begin, and more than twice its time to end
const UNKNOWN = 3; // seconds of a recording whose length nobody gave

export class Player {
  constructor(noVoice) {
    this.speaker = new Speaker();
    this.noVoice = noVoice; // is told of a language for which the browser has no voice, or of none
  }

  /** Whether there is sound. */
  get on() {
    return this.speaker.on;
  }

  set on(value) {
    this.speaker.on = value;
  }

  /** Be silent, and ready for a call. */
  begin() {
    this.noVoice(null);
    this.speaker.begin();
  }

  /** Play one entry to its end, or until the signal aborts; `speech` is its lines, if it has any. */
  async play(event, speech, signal) {
    if (event.kind === "said") await this.#say(event, speech, signal);
    if (event.kind === "played") await this.#playRecording(event, speech, signal);
    if (event.kind === "paused") await sleep(event.seconds, signal);
  }

  async #say({ language, seconds, pause }, speech, signal) {
    await this.speaker.ready(signal);
    if (this.speaker.on && !this.speaker.voiceFor(language)) this.noVoice(language);
    const letters = lettersOf(speech.paragraphs);
    for (const paragraph of speech.paragraphs) {
      if (signal.aborted) return;
      const share = (seconds * paragraph.text.length) / letters;
      await this.#sayParagraph(paragraph, language, share, signal);
      await sleep((pause ?? 0) / speech.paragraphs.length, signal);
    }
  }

  async #sayParagraph(paragraph, language, seconds, signal) {
    const told = new AbortController(); // the voice tells its words by itself, or is done
    const shown = this.#showInTime(paragraph, seconds, AbortSignal.any([signal, told.signal]));
    const said = await this.speaker.speak(paragraph.text, language, seconds, signal, (place) => {
      told.abort();
      paragraph.showTo(place);
    });
    if (said) told.abort();
    await shown;
    if (!signal.aborted) paragraph.show();
  }

  async #showInTime(paragraph, seconds, signal) {
    const clock = new Clock();
    clock.run(pace);
    for (const { start } of paragraph.words) {
      const due = (seconds * start) / paragraph.text.length;
      if (due > clock.seconds) await sleep(due - clock.seconds, signal);
      if (signal.aborted) return;
      paragraph.showTo(start);
    }
    await sleep(seconds - clock.seconds, signal);
  }

  async #playRecording({ address, seconds }, speech, signal) {
    const length = seconds ?? UNKNOWN;
    const passed = Promise.all([
      sleep(length, signal),
      this.#showAllInTime(speech.paragraphs, length, signal),
    ]);
    const played = await this.speaker.play(address, length, signal);
    if (!played) await passed;
  }

  async #showAllInTime(paragraphs, seconds, signal) {
    const letters = lettersOf(paragraphs);
    for (const paragraph of paragraphs) {
      await this.#showInTime(paragraph, (seconds * paragraph.text.length) / letters, signal);
      if (!signal.aborted) paragraph.show();
    }
  }
}

const lettersOf = (paragraphs) => paragraphs.reduce((sum, { text }) => sum + text.length, 0) || 1;

/** The sound alone: voices of the browser, and recordings; it shows nothing. */
class Speaker {
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

/** Give the voice for a language: the very one, or else one with the same first letters. */
function chooseVoice(voices, language) {
  const tag = language.replace("_", "-").toLowerCase();
  const tagOf = (voice) => voice.lang.replace("_", "-").toLowerCase();
  const kin = voices.filter((voice) => tagOf(voice).split("-")[0] === tag.split("-")[0]);
  return kin.find((voice) => tagOf(voice) === tag) ?? kin[0] ?? null;
}
