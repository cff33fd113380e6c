/** Turn what happened in a conversation by text into bubbles; it sends nothing. */

import { make } from "./dom.js";
import { measured, statusOf } from "./rows.js";
import { word } from "./words.js";

/** Make the bubble or the row of an event; null for what texters do not see. */
export function bubbleOf(event) {
  if (event.kind === "requested") return null;
  const build = BUILDERS[event.kind] ?? (({ lines }) => [make("code", {}, lines.join("\n"))]);
  return make("div", rowLook(event.kind), ...build(event));
}

/** Make a quiet row with words of the page. */
export function quietBubble(kind, words) {
  return make("div", rowLook(kind), make("p", { class: "quiet" }, words));
}

/** Mark the bubble of a text that did not go through. */
export function markUnsent(bubble) {
  bubble.classList.replace("pending", "unsent");
  bubble.append(make("p", { class: "measure" }, word("notSent")));
}

const rowLook = (kind) => ({ class: `text text-${kind}`, "data-kind": kind });

function bubble(text, label) {
  const lines = text.split("\n").map((line) => make("p", {}, line || "\u00a0"));
  return make("div", { class: "bubble" }, make("span", { class: "unseen" }, label), ...lines);
}

const BUILDERS = {
  sent: ({ text }) => [bubble(text, word("youTexted"))],
  received: ({ text, encoding, units, parts }) => [
    bubble(text, word("theyTexted")),
    measured(encoding, units, parts),
  ],
  silent: () => [make("p", { class: "quiet" }, word("silent"))],
  texted: ({ to, status, text, encoding, units, parts }) => [
    make("p", { class: "quiet" }, word("texted", { to, status: statusOf(status) })),
    bubble(text, word("theyTexted")),
    measured(encoding, units, parts),
  ],
};
