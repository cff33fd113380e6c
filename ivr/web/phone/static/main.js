/** Where the parts of the page are joined, with the switches and tabs that concern them all. */

import { Call } from "./call.js";
import { Display } from "./display.js";
import { showChoices, wireKeypad } from "./keypad.js";
import { byId, config, word } from "./page.js";
import { openPanel, Picture, wirePanel, Zoom } from "./picture.js";
import { Player } from "./player.js";
import { Texting } from "./texting.js";
import { Transcript, wireCopying } from "./transcript.js";
import { World } from "./world.js";

const FLOWS = config.flows;
const world = new World();
const player = new Player(sayNoVoice);
const zoom = new Zoom(byId("zoom"));
const transcript = new Transcript(byId("transcript"));
const pictures = Object.fromEntries(
  FLOWS.map((flow) => [
    flow,
    new Picture(
      byId(`picture-${flow}`),
      config.addresses.pictures && `${config.addresses.pictures}/${flow}?language=${config.language}`,
      (state) => openPanel(flow, state),
    ),
  ]),
);

const call = new Call({
  world,
  transcript,
  player,
  display: new Display(),
  picture: pictures.call,
  paused: () => document.body.dataset.flow !== "call" || byId("state-panel").open,
  changed: showChoices,
});

wireKeypad(call, player);
wirePanel();
wireCopying(byId("copy"), word("copied"), () => transcript.text);
wireSwitches();
wireTabs();
if (pictures.text) new Texting({ world, picture: pictures.text });
showChoices(call);

/** Say for which language the browser has no voice; null: take the note away. */
function sayNoVoice(language) {
  const note = byId("voices");
  note.hidden = !language;
  if (!language) return;
  const names = new Intl.DisplayNames([config.language], { type: "language" });
  note.textContent = word("noVoice", { language: names.of(language.split("-")[0]) });
}

function wireSwitches() {
  const sound = byId("sound");
  sound.checked = player.on;
  sound.addEventListener("change", () => (player.on = sound.checked));
  const webhooks = byId("show-webhooks");
  const show = () => document.body.classList.toggle("with-webhooks", webhooks.checked);
  webhooks.addEventListener("change", show);
  show();
}

/** Show the telephone of one flow, and its picture. */
function wireTabs() {
  const choose = (flow) => {
    document.body.dataset.flow = flow;
    for (const one of FLOWS) byId(`tab-${one}`).setAttribute("aria-pressed", String(one === flow));
    for (const part of document.querySelectorAll("[data-for]")) {
      part.hidden = part.dataset.for !== flow;
    }
    for (const link of document.querySelectorAll(".links a")) link.hash = flow;
    zoom.take(pictures[flow]);
  };
  for (const flow of FLOWS) {
    byId(`tab-${flow}`).addEventListener("click", () => {
      choose(flow);
      history.replaceState(null, "", `#${flow}`);
    });
  }
  const wanted = location.hash.slice(1);
  choose(FLOWS.includes(wanted) ? wanted : FLOWS[0]);
}
