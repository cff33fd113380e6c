/** What the page asks of the service: JSON or a picture answers, or a Failure says why not. */

import { sleep } from "./pace.js";
import { word } from "./page.js";

const LONGEST = 15; // seconds
const LONGEST_DRAWING = 45;
const DRAWINGS = 60; // times that a picture is asked for while another is drawn
const BUSY = 503;
const REFUSALS = { 0: "lost", 400: "refused", 401: "signedOut", 422: "amiss" };

/** There was no answer: `status` is that of HTTP, 0 where the network gave none in time. */
export class Failure extends Error {
  constructor(address, status) {
    super(address);
    this.status = status;
  }
}

/** Say why there was no answer, and what to do. */
export const reasonOf = (error) => word(REFUSALS[error.status] ?? "broken");

async function ask(address, options, read = (answer) => answer.json(), longest = LONGEST) {
  const limits = [AbortSignal.timeout(longest * 1000)];
  if (options.signal) limits.push(options.signal);
  let status = 0;
  try {
    const signal = AbortSignal.any(limits);
    const answer = await fetch(address, { credentials: "same-origin", ...options, signal });
    if (answer.ok) return await read(answer);
    status = answer.status;
  } catch (error) {
    if (options.signal?.aborted) throw error;
    if (error instanceof SyntaxError) status = 200; // an answer, but no JSON
  }
  throw new Failure(address, status);
}

/** Post an object and give the one that answers. */
export function post(address, body, signal) {
  const headers = { "Content-Type": "application/json" };
  return ask(address, { method: "POST", headers, body: JSON.stringify(body), signal });
}

/** Get an object. */
export const get = (address) => ask(address, {});

/** Get a picture as an SVG element, one after another, as the service draws them. */
export function getPicture(address) {
  const picture = drawing.then(() => askForPicture(address));
  drawing = picture.catch(() => null);
  return picture;
}

let drawing = Promise.resolve();

async function askForPicture(address) {
  for (let left = DRAWINGS; ; left -= 1) {
    try {
      return await ask(address, {}, readPicture, LONGEST_DRAWING);
    } catch (error) {
      if (error.status !== BUSY || left === 0) throw error;
      await sleep(1, null, 1);
    }
  }
}

async function readPicture(answer) {
  const drawn = new DOMParser().parseFromString(await answer.text(), "image/svg+xml");
  return document.importNode(drawn.documentElement, true);
}
