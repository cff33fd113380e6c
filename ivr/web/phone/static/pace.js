/**
 * Turn seconds of a call into time that passes on the page; it shows nothing.
 *
 * The address may say how fast: `?pace=50` makes everything 50 times as fast, and silent, for tests
 * and for impatient people. `&silence=1` leaves the silences, in which a key is awaited, at their
 * own pace.
 */

const asked = new URLSearchParams(location.search);

function read(name, otherwise) {
  const value = Number(asked.get(name));
  return value > 0 && Number.isFinite(value) ? value : otherwise;
}

export const pace = read("pace", 1);
export const silencePace = read("silence", pace);

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

/** Count seconds down to nothing; `show` is told, ten times a second, how many are left. */
export async function countDown(seconds, signal, show) {
  const end = performance.now() + (seconds * 1000) / silencePace;
  for (;;) {
    const left = ((end - performance.now()) * silencePace) / 1000;
    show(Math.max(left, 0));
    if (left <= 0 || signal.aborted) return;
    await sleep(Math.min(left, 0.1 * silencePace), signal, silencePace);
  }
}
