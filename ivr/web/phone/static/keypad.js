/**
 * The hands of a caller: buttons and keys of a keyboard that act on a call, each key with the two
 * tones that telephones make of it (ITU-T Q.23).
 */

import { allow, allowed, byId, make } from "./page.js";

const KEYS = "0123456789*#";
const ROWS = { "1": 697, "4": 770, "7": 852, "*": 941 };
const KEYS_OF_ROWS = ["123", "456", "789", "*0#"];
const COLUMNS = [1209, 1336, 1477];
const LENGTH = 0.14; // seconds of a tone
const FIELDS = "input, select, textarea, [contenteditable], dialog";

/** Wire the telephone to a call. */
export function wireKeypad(call, player) {
  const press = (key) => {
    flash(key);
    if (player.on && call.going) soundKey(key);
    call.press(key);
  };
  for (const button of document.querySelectorAll("[data-key]")) {
    button.addEventListener("click", () => press(button.dataset.key));
  }
  on("call", () => call.start());
  on("hang-up", () => call.hangUp());
  on("skip", () => call.skip());
  byId("endings").addEventListener("click", ({ target }) => {
    if (target.dataset.ending) call.finish(target.dataset.ending);
  });
  document.addEventListener("keydown", (event) => pressByKeyboard(event, press));
}

/** Show what can be done where a call stands. */
export function showChoices(call) {
  allow(byId("call"), !call.going);
  allow(byId("hang-up"), call.going);
  allow(byId("skip"), ["playing", "listening", "waiting"].includes(call.phase));
  const card = byId("endings");
  const waiting = call.phase === "waiting";
  if (!waiting && card.contains(document.activeElement)) byId("hang-up").focus();
  if (waiting) offer(card, call.awaits);
  card.hidden = !waiting;
}

/** Make a button for each way in which what is awaited can end. */
function offer(card, { title, endings }) {
  byId("endings-title").textContent = title;
  for (const button of card.querySelectorAll("button")) button.remove();
  for (const { word, label } of endings) {
    card.append(make("button", { type: "button", "data-ending": word }, label));
  }
}

function on(id, act) {
  const button = byId(id);
  button.addEventListener("click", () => allowed(button) && act());
}

function pressByKeyboard(event, press) {
  if (event.repeat || event.defaultPrevented || isShortcut(event)) return;
  if (!byId("keyboard").checked || byId("telephone").hidden) return;
  const field = event.target.closest?.(FIELDS);
  if (field && field.type !== "checkbox") return;
  if (document.querySelector("dialog[open]")) return;
  if (KEYS.includes(event.key)) {
    event.preventDefault();
    press(event.key);
  } else if (event.key === "Escape") {
    byId("hang-up").click();
  } else if (event.key.toLowerCase() === "s") {
    byId("skip").click();
  }
}

/** Tell whether a key is the browser's; with AltGr, which some layouts need, it is not. */
function isShortcut(event) {
  if (event.getModifierState("AltGraph")) return false;
  return event.ctrlKey || event.metaKey || (event.altKey && /\w/.test(event.key));
}

function flash(key) {
  const button = document.querySelector(`[data-key="${key}"]`);
  button.classList.add("down");
  setTimeout(() => button.classList.remove("down"), 140);
}

let context = null;

/** Sound a key briefly; nothing where the browser has no sound. */
function soundKey(key) {
  const row = KEYS_OF_ROWS.find((keys) => keys.includes(key));
  if (!row || !globalThis.AudioContext) return;
  context ??= new AudioContext();
  const gain = context.createGain();
  gain.gain.setValueAtTime(0.05, context.currentTime);
  gain.gain.linearRampToValueAtTime(0, context.currentTime + LENGTH);
  gain.connect(context.destination);
  for (const frequency of [ROWS[row[0]], COLUMNS[row.indexOf(key)]]) {
    const tone = context.createOscillator();
    tone.frequency.value = frequency;
    tone.connect(gain);
    tone.start();
    tone.stop(context.currentTime + LENGTH);
  }
}
