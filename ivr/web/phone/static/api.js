/** Turn a request into the JSON or the picture that answers it; a Failure says there was none. */

export class Failure extends Error {}

async function ask(address, options, read = (answer) => answer.json()) {
  try {
    const answer = await fetch(address, { credentials: "same-origin", ...options });
    if (answer.ok) return await read(answer);
  } catch (error) {
    if (error.name === "AbortError") throw error;
  }
  throw new Failure(address);
}

/** Post an object and give the one that answers. */
export function post(address, body, signal) {
  const headers = { "Content-Type": "application/json" };
  return ask(address, { method: "POST", headers, body: JSON.stringify(body), signal });
}

/** Get an object. */
export const get = (address) => ask(address, {});

/** Get a picture as an SVG element. */
export const getPicture = (address) =>
  ask(address, {}, async (answer) => {
    const drawn = new DOMParser().parseFromString(await answer.text(), "image/svg+xml");
    return document.importNode(drawn.documentElement, true);
  });
