/** Turn what happened in a call into the row that shows it; it neither plays nor stores anything. */

import { make } from "./dom.js";
import { Speech } from "./speech.js";
import { badgeOf, config, count, word } from "./words.js";

const KEY_WORDS = { "*": "keyStar", "#": "keyPound" };
const ENDS = { caller: "endLine", line: "endLine", reject: "endReject" };

/** Make the row of an event; give it with its speech, where it has words that are spoken. */
export function rowOf(event) {
  const build = BUILDERS[event.kind] ?? written;
  const { kind, parts, speech = null } = { kind: event.kind, ...build(event) };
  return { row: make("div", { class: `row row-${kind}`, "data-kind": kind }, ...parts), speech };
}

/** Make a quiet row of a kind, with words of the page. */
export function quietRow(kind, words) {
  return make("div", { class: `row row-${kind} quiet`, "data-kind": kind }, make("p", {}, words));
}

/** Make the rows for a key that does nothing here. */
export const ignoredRow = (key) => rowOf({ kind: "pressed", key, ignored: true }).row;

/** What no builder knows is shown as it is written. */
const written = ({ lines }) => ({ parts: [make("code", {}, lines.join("\n"))] });

const quiet = (words) => ({ parts: [make("p", { class: "quiet" }, words)] });
const mine = (...content) => make("p", { class: "mine" }, ...content);

function heard({ text, language, address }, kind) {
  const speech = new Speech(text ?? word("recording", { name: nameOf(address) }), language);
  return { kind, parts: [badge(language), speech.element], speech };
}

function badge(language) {
  const letters = badgeOf(language);
  const look = { class: "badge", "data-language": letters, "aria-hidden": "true" };
  return make("span", look, letters || "♪");
}

const nameOf = (address) => (address ?? "").split("/").at(-1);

function pressed({ key, ignored }) {
  const cap = make("kbd", {}, key);
  const label = make("span", { class: "unseen" }, word("youPressed", { key: keyName(key) }));
  cap.setAttribute("aria-hidden", "true");
  const parts = [mine(label, cap)];
  if (ignored) parts.push(make("p", { class: "quiet aside" }, word("ignored")));
  return { parts };
}

/** Give the name of a key as it is said. */
export const keyName = (key) => (KEY_WORDS[key] ? word(KEY_WORDS[key]) : key);

function whispered({ text, language, address }) {
  const speech = new Speech(text ?? word("recording", { name: nameOf(address) }), language);
  speech.show();
  const label = make("p", { class: "quiet" }, word("whispered"));
  return { parts: [label, make("div", { class: "inset" }, badge(language), speech.element)] };
}

function texted({ to, text, status, encoding, units, parts }) {
  const head = make("p", { class: "quiet" }, word("texted", { to, status: statusOf(status) }));
  const words = make("p", { class: "note" }, text);
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
  requested: written,
  said: (event) => heard(event, "said"),
  played: (event) => heard(event, "played"),
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
