/**
 * The transcript of a call: a row for each thing that happened, words that appear one by one, and
 * plain lines to copy.
 */

import { config, count, make, scrollToRow, word } from "./page.js";

const KEY_WORDS = { "*": "keyStar", "#": "keyPound" };
const ENDS = { caller: "endLine", line: "endLine", reject: "endReject" };

export class Transcript {
  #lines = [];
  #following = true; // until somebody scrolls back

  constructor(box) {
    this.box = box;
    let before = 0;
    box.addEventListener("scroll", () => {
      const rest = box.scrollHeight - box.clientHeight - box.scrollTop;
      if (rest < 8) this.#following = true;
      else if (box.scrollTop < before - 2) this.#following = false;
      before = box.scrollTop;
    });
  }

  clear() {
    this.#lines = [];
    this.#following = true;
    this.box.replaceChildren();
  }

  /** Take the lines of everything that happened, in order. */
  keep(events) {
    this.#lines.push(...events.flatMap(({ lines }) => lines));
  }

  /** Give the transcript as `ivr call --transcript` prints it. */
  get text() {
    return this.#lines.map((line) => `${line}\n`).join("");
  }

  /** Show an event; give its speech, whose words do not show yet. */
  add(event) {
    const { row, speech } = rowOf(event);
    this.#show(row);
    return speech;
  }

  /** Show words of the page, quietly. */
  say(kind, words) {
    this.#show(rowAs(kind, [make("p", {}, words)], " quiet"));
  }

  /** Append a row, and bring it into view. */
  #show(row) {
    this.box.append(row);
    if (this.#following) scrollToRow(this.box, row);
  }
}

/** Make the button that copies a text, and says for a moment that it did. */
export function wireCopying(button, done, text) {
  const words = button.textContent;
  button.addEventListener("click", async () => {
    try {
      await navigator.clipboard.writeText(text());
    } catch {
      copyOldWay(text());
    }
    button.textContent = done;
    setTimeout(() => (button.textContent = words), 1800);
  });
}

function copyOldWay(text) {
  const field = make("textarea", { class: "unseen", readonly: true });
  field.value = text;
  document.body.append(field);
  field.select();
  document.execCommand("copy");
  field.remove();
}

/** Make the row of an event; give it with its speech, where it has words that are spoken. */
function rowOf(event) {
  const build = BUILDERS[event.kind] ?? written;
  const { parts, speech = null } = build(event);
  return { row: rowAs(event.kind, parts), speech };
}

const rowAs = (kind, parts, more = "") =>
  make("div", { class: `row row-${kind}${more}`, "data-kind": kind }, ...parts);

/** What no builder knows is shown as it is written. */
const written = ({ lines }) => ({ parts: [make("code", {}, lines.join("\n"))] });

const quiet = (words) => ({ parts: [make("p", { class: "quiet" }, words)] });
const mine = (...content) => make("p", { class: "mine" }, ...content);

function heard({ text, language, address }) {
  const name = (address ?? "").split("/").at(-1);
  const speech = new Speech(text ?? word("recording", { name }), language);
  return { parts: [badge(language), speech.element], speech };
}

/** Make the two letters under which a language is shown; a note of music, where none is known. */
function badge(language) {
  const letters = (language ?? "").split("-")[0].toUpperCase();
  const look = { class: "badge", "data-language": letters, "aria-hidden": "true" };
  return make("span", look, letters || "♪");
}

function pressed({ key, ignored }) {
  const name = KEY_WORDS[key] ? word(KEY_WORDS[key]) : key; // as it is said
  const label = make("span", { class: "unseen" }, word("youPressed", { key: name }));
  const cap = make("kbd", { "aria-hidden": "true" }, key);
  const parts = [mine(label, cap)];
  if (ignored) parts.push(make("p", { class: "quiet aside" }, word("ignored")));
  return { parts };
}

function whispered(event) {
  const { parts, speech } = heard(event);
  speech.show();
  const label = make("p", { class: "quiet" }, word("whispered"));
  return { parts: [label, make("div", { class: "inset" }, ...parts)] };
}

function texted({ to, text, status, encoding, units, parts }) {
  const head = make("p", { class: "quiet" }, word("texted", { to, status: statusOf(status) }));
  const words = make("p", { class: "note", dir: "auto" }, text);
  return { parts: [head, make("div", { class: "inset" }, words, measured(encoding, units, parts))] };
}

/** Give the words for what became of a text, if it is a status that we know. */
export const statusOf = (status) => config.statuses[status] ?? status;

/** Make the line that says how a text is carried: its encoding, parts and units. */
export function measured(encoding, units, parts) {
  if (!encoding) return null;
  const sizes = [encoding, count("parts", parts), count("units", units)];
  return make("p", { class: "measure" }, sizes.join(" · "));
}

function ended({ by }) {
  const words = word(ENDS[by] ?? "endLine");
  if (by !== "caller") return quiet(words);
  return { parts: [mine(word("endCaller")), make("p", { class: "quiet" }, word("ended"))] };
}

const BUILDERS = {
  said: heard,
  played: heard,
  paused: ({ seconds }) => quiet(count("paused", seconds)),
  listening: ({ timeout }) => quiet(count("awaits", timeout)),
  pressed,
  waited: ({ seconds }) => ({ parts: [mine(count("waited", seconds))] }),
  ringing: ({ numbers, timeout }) =>
    quiet(count("rings", timeout, { numbers: numbers.join(", ") })),
  finished: ({ told }) => ({ parts: [mine(told)] }),
  whispered,
  texted,
  ended,
};

/**
 * The words of one thing that is said: a paragraph a line, each word hidden until it is reached.
 * Screen readers come to know a paragraph once it was spoken, all at once.
 */
class Speech {
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
    this.element = make("p", { "aria-hidden": "true", dir: "auto" });
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
