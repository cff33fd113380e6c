/** Turn something that is heard in a call into sound and time, its words appearing meanwhile. */

import { Clock, pace, sleep } from "./pace.js";

const UNKNOWN = 3; // seconds of a recording whose length nobody gave

export class Player {
  constructor(speaker, noVoice) {
    this.speaker = speaker;
    this.noVoice = noVoice; // is told of a language for which the browser has no voice, or of none
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
