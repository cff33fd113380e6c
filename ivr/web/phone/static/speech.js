/** Turn spoken words into lines of the transcript, of which each word can appear by itself. */

import { make } from "./dom.js";
import { word } from "./words.js";

/**
 * The words of one thing that is said: a paragraph a line, each word hidden until it is reached.
 * Screen readers come to know a paragraph once it was spoken, all at once.
 */
export class Speech {
  constructor(text, language) {
    this.paragraphs = text.split("\n").map((line) => new Paragraph(line));
    const lines = this.paragraphs.map((paragraph) => paragraph.element);
    this.element = make("div", { class: "words", lang: language || null }, ...lines);
  }

  /** Show everything. */
  show() {
    for (const paragraph of this.paragraphs) paragraph.show();
  }

  /** Mark what was not reached. */
  interrupt() {
    for (const paragraph of this.paragraphs) paragraph.interrupt();
  }
}

class Paragraph {
  constructor(text) {
    this.text = text;
    this.words = [];
    this.reached = 0;
    this.element = make("p", { "aria-hidden": "true" });
    let start = 0;
    for (const piece of text.split(/(\s+)/)) {
      if (piece.trim()) {
        const element = make("span", { class: "word coming" }, piece);
        this.words.push({ start, length: piece.length, element });
        this.element.append(element);
      } else {
        this.element.append(piece);
      }
      start += piece.length;
    }
  }

  /** Show the words up to the one at a place of the text. */
  showTo(place) {
    while (this.reached < this.words.length && this.words[this.reached].start <= place) {
      this.words[this.reached].element.classList.remove("coming");
      this.reached += 1;
    }
  }

  show() {
    this.showTo(Infinity);
    this.element.removeAttribute("aria-hidden");
  }

  interrupt() {
    const rest = this.words.slice(this.reached);
    if (!rest.length) return;
    if (this.reached) this.element.removeAttribute("aria-hidden");
    for (const { element } of rest) {
      element.classList.replace("coming", "unheard");
      element.setAttribute("aria-hidden", "true");
    }
    const mark = make("span", { class: "mark", lang: document.documentElement.lang });
    mark.append(word("notHeard"));
    rest[0].element.before(mark, " ");
    this.reached = this.words.length;
  }
}
