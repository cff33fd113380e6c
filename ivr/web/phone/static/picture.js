/**
 * The picture of a conversation: light where it stands and where it has been, the size at which it
 * is shown, and a panel with the sentences of a state, in all languages side by side.
 */

import { get, getPicture } from "./api.js";
import { byId, config, make, word } from "./page.js";

const STEP = 1.25;
const [LEAST, MOST] = [0.15, 3];
const percent = new Intl.NumberFormat(config.language, { style: "percent" });
const COMFORTABLE = 0.8;

export class Picture {
  #at = null;
  #moves = [];
  #states = new Map();

  /**
   * `box` scrolls; `open` is called with the name of a state that is chosen. The picture itself
   * comes from an address, `drawn` once it is there: what is followed before then is lit then.
   * Without an address there is none.
   */
  constructor(box, address, open) {
    this.box = box;
    this.svg = null;
    this.drawn = this.#draw(address, open);
  }

  async #draw(address, open) {
    if (!address) return;
    try {
      this.svg = await getPicture(address);
    } catch {
      this.box.firstElementChild.textContent = word("noPicture");
      return;
    }
    this.svg.setAttribute("role", "group"); // it holds buttons, which an image may not
    this.box.replaceChildren(this.svg);
    for (const state of this.svg.querySelectorAll("[data-state]")) this.#wire(state, open);
    this.#light();
  }

  #wire(state, open) {
    const name = state.dataset.state;
    this.#states.set(name, state);
    const title = state.querySelector("title")?.textContent ?? name;
    state.setAttribute("tabindex", "0");
    state.setAttribute("role", "button");
    state.setAttribute("aria-label", word("openState", { title }));
    state.addEventListener("click", () => open(name));
    state.addEventListener("keydown", (event) => {
      if (event.key !== "Enter" && event.key !== " ") return;
      event.preventDefault();
      open(name);
    });
  }

  clear() {
    this.#moves = [];
    this.#at = null;
    this.#light();
  }

  /** Light the moves, and the state where the conversation stands now (null: nowhere any more). */
  follow(moves, current) {
    this.#moves.push(...moves);
    this.#at = current ?? moves.at(-1)?.to ?? this.#at;
    this.#light();
    this.centre();
  }

  #light() {
    if (!this.svg) return;
    for (const lit of this.svg.querySelectorAll(".taken, .current")) {
      lit.classList.remove("taken", "current");
      lit.removeAttribute("aria-current");
    }
    for (const { from, to } of this.#moves) this.#take(from, to);
    const state = this.#states.get(this.#at);
    state?.classList.add("current", "taken");
    state?.setAttribute("aria-current", "step");
  }

  #take(from, to) {
    for (const name of [from, to]) this.#states.get(name)?.classList.add("taken");
    if (from === null || to === null) return;
    const arrow = `[data-from="${CSS.escape(from)}"][data-to="${CSS.escape(to)}"]`;
    for (const group of this.svg.querySelectorAll(arrow)) group.classList.add("taken");
  }

  /** Bring the current state, or else the first, to the middle of the box; the page never moves. */
  centre() {
    const state = this.#states.get(this.#at) ?? this.#states.values().next().value;
    if (!state || !this.box.clientWidth) return;
    const [inner, outer] = [state.getBoundingClientRect(), this.box.getBoundingClientRect()];
    const left = inner.x + inner.width / 2 - outer.x - outer.width / 2;
    const top = inner.y + inner.height / 2 - outer.y - outer.height / (this.#at ? 2 : 3);
    const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
    this.box.scrollBy({ left, top, behavior: calm ? "instant" : "smooth" });
  }
}

/** Four buttons for the size of a picture within its box; the page never grows. */
export class Zoom {
  constructor(tools) {
    const level = tools.querySelector("output");
    this.show = (scale) => (level.textContent = percent.format(scale));
    tools.querySelector("#zoom-whole").textContent = percent.format(1);
    const wire = (name, act) => tools.querySelector(name).addEventListener("click", act);
    wire("#zoom-fit", () => this.fit());
    wire("#zoom-whole", () => this.set(1));
    wire("#zoom-out", () => this.set(this.scale / STEP));
    wire("#zoom-in", () => this.set(this.scale * STEP));
  }

  /** Take the picture that is shown, as it was left, or at a size that can be read. */
  async take(picture) {
    this.picture = picture;
    await picture.drawn;
    if (this.picture !== picture || !picture.svg) return;
    picture.natural ??= picture.svg.viewBox.baseVal;
    this.set(picture.scale ?? COMFORTABLE);
  }

  get scale() {
    return this.picture.scale;
  }

  fit() {
    if (!this.picture.natural) return;
    this.set(this.picture.box.clientWidth / this.picture.natural.width);
  }

  set(wanted) {
    if (!this.picture.natural) return;
    const scale = Math.min(Math.max(wanted, LEAST), MOST);
    const { svg, natural } = this.picture;
    svg.setAttribute("width", String(Math.floor(natural.width * scale)));
    svg.setAttribute("height", String(Math.floor(natural.height * scale)));
    this.picture.scale = scale;
    this.show(scale);
    this.picture.centre("instant");
  }
}

/** Open the panel of a state; it gives the focus back when it closes. */
export async function openPanel(flow, state) {
  const panel = byId("state-panel");
  fill(state.replaceAll("_", " "), make("p", { class: "quiet" }, word("oneMoment")));
  if (!panel.open) panel.showModal();
  try {
    const path = `${flow}/${encodeURIComponent(state)}?language=${config.language}`;
    const found = await get(`${config.addresses.states}/${path}`);
    fill(found.name.replaceAll("_", " "), ...describe(found));
  } catch {
    fill(state.replaceAll("_", " "), make("p", {}, word("stateFailed")));
  }
}

/** Wire the button that closes the panel, and a click beside it. */
export function wirePanel() {
  const panel = byId("state-panel");
  byId("state-close").addEventListener("click", () => panel.close());
  panel.addEventListener("click", (event) => event.target === panel && panel.close());
}

function fill(title, ...content) {
  byId("state-title").textContent = title.charAt(0).toUpperCase() + title.slice(1);
  byId("state-sentences").replaceChildren(...content);
}

function describe({ file, line, kind, sentences }) {
  const place = make("code", {}, `${file}:${line}`);
  const head = make("p", { class: "quiet" }, `${kind} · `, place);
  if (!sentences.length) return [head, make("p", {}, word("noSentences"))];
  return [head, table(sentences)];
}

function table(sentences) {
  const codes = config.languages.map(({ code }) => code);
  const head = make("tr", {}, make("th", { scope: "col" }, word("part")));
  for (const { name, code } of config.languages) {
    head.append(make("th", { scope: "col", lang: code }, name));
  }
  const rows = sentences.map((sentence) => row(sentence, codes));
  return make("table", {}, make("thead", {}, head), make("tbody", {}, ...rows));
}

function row({ part, line, words }, codes) {
  const place = make("small", {}, word("line", { line }));
  const cells = codes.map((code) => {
    const lines = (words[code] ?? []).map((paragraph) => make("p", { dir: "auto" }, paragraph));
    return make("td", { lang: code }, ...lines);
  });
  return make("tr", {}, make("th", { scope: "row" }, partOf(part), place), ...cells);
}

function partOf(part) {
  const [stem, ...rest] = part.split(" ");
  return [config.parts[stem] ?? stem.replaceAll("_", " "), ...rest].join(" ");
}
