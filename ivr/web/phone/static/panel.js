/** Turn a state of the picture into a panel with its sentences, in all languages side by side. */

import { get } from "./api.js";
import { byId, make } from "./dom.js";
import { config, word } from "./words.js";

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
    const lines = (words[code] ?? []).map((paragraph) => make("p", {}, paragraph));
    return make("td", { lang: code }, ...lines);
  });
  return make("tr", {}, make("th", { scope: "row" }, partOf(part), place), ...cells);
}

function partOf(part) {
  const [stem, ...rest] = part.split(" ");
  return [config.parts[stem] ?? stem.replaceAll("_", " "), ...rest].join(" ");
}
