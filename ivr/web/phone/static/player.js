/** Turn something that is heard in a call into sound and time, its words appearing meanwhile. */

import { pace, sleep } from "./pace.js";

const UNKNOWN = 3; // seconds of a recording whose length nobody gave

export class Player {
  constructor(speaker, noVoice) {
    this.speaker = speaker;
    this.noVoice = noVoice; // is told of a language for which the browser has no voice
  }

  /** Play one entry to its end, or until the signal aborts; `speech` is its lines, if it has any. */
  async play(happening, speech, signal) {
    if (happening.kind === "said") await this.#say(happening, speech, signal);
    if (happening.kind === "played") await this.#playRecording(happening, speech, signal);
    if (happening.kind === "paused") await sleep(happening.seconds, signal);
  }

  async #say({ language, seconds, pause }, speech, signal) {
    await this.speaker.ready(signal);
    if (this.speaker.on && !this.speaker.voiceFor(language)) this.noVoice(language);
    const letters = speech.paragraphs.reduce((sum, { text }) => sum + text.length, 0) || 1;
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
    const said = await this.speaker.speak(paragraph.text, language, signal, (place) => {
      told.abort();
      paragraph.showTo(place);
    });
    if (said) told.abort();
    await shown;
    if (!signal.aborted) paragraph.show();
  }

  async #showInTime(paragraph, seconds, signal) {
    const length = paragraph.words.reduce((sum, { length }) => sum + length + 1, 0) || 1;
    for (const { start, length: letters } of paragraph.words) {
      if (signal.aborted) return;
      paragraph.showTo(start);
      await sleep((seconds * (letters + 1)) / length, signal);
    }
  }

  async #showAllInTime(paragraphs, seconds, signal) {
    for (const paragraph of paragraphs) {
      await this.#showInTime(paragraph, seconds / paragraphs.length, signal);
    }
  }

  async #playRecording({ address, seconds }, speech, signal) {
    const length = seconds ?? UNKNOWN;
    const shown = this.#showAllInTime(speech?.paragraphs ?? [], length, signal);
    if (!this.speaker.on || pace !== 1 || !(await this.#sound(address, signal))) {
      await sleep(length, signal);
    }
    await shown;
  }

  /** Play a sound file; give false if it cannot be played. */
  #sound(address, signal) {
    return new Promise((resolve) => {
      const audio = new Audio(address);
      const stop = () => {
        audio.pause();
        resolve(true);
      };
      audio.onended = () => resolve(true);
      audio.onerror = () => resolve(false);
      signal.addEventListener("abort", stop, { once: true });
      audio.play().catch(() => resolve(false));
    });
  }
}
