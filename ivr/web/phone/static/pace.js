/**
 * How fast the seconds of a call pass on the page; nothing is shown here.
 *
 * The address may say how fast: `?pace=50` makes everything 50 times as fast, and silent, for tests
 * and for impatient people. `&silence=1` leaves the silences, in which something is awaited, at
 * their own pace; `&sound=1` leaves the sound.
 */

const asked = new URLSearchParams(location.search);

function read(name, otherwise) {
  const value = Number(asked.get(name));
  return value > 0 && Number.isFinite(value) ? value : otherwise;
}

export const pace = read("pace", 1);
export const silencePace = read("silence", pace);
export const audible = pace === 1 || asked.has("sound");

/** Counts the seconds of a call: as fast as what goes on, and with those that were skipped. */
export class Clock {
  #passed = 0;
  #since = performance.now();
  #speed = 1;

  /** Run so fast from here on; 0 stands still. */
  run(speed) {
    this.#passed = this.seconds;
    this.#since = performance.now();
    this.#speed = speed;
  }

  skip(seconds) {
    this.#passed += seconds;
  }

  get seconds() {
    return this.#passed + ((performance.now() - this.#since) / 1000) * this.#speed;
  }
}

/** Wait for some seconds, or until the signal aborts; it never fails. */
export function sleep(seconds, signal, speed = pace) {
  return new Promise((resolve) => {
    if (signal?.aborted) return resolve();
    const timer = setTimeout(done, (seconds * 1000) / speed);
    function done() {
      clearTimeout(timer);
      signal?.removeEventListener("abort", done);
      resolve();
    }
    signal?.addEventListener("abort", done);
  });
}

/**
 * Count seconds down to nothing, except while `paused()`; `show` is told, ten times a second, how
 * many are left. Give how many were left when the signal aborted.
 */
export async function countDown(seconds, signal, paused, show) {
  let left = seconds;
  let before = performance.now();
  while (left > 0 && !signal.aborted) {
    show(left);
    await sleep(Math.min(left, 0.1 * silencePace), signal, silencePace);
    const now = performance.now();
    if (!paused()) left -= ((now - before) / 1000) * silencePace;
    before = now;
  }
  return Math.max(left, 0);
}
