/** Turn a key into the two tones that telephones make of it (ITU-T Q.23). */

const ROWS = { "1": 697, "4": 770, "7": 852, "*": 941 };
const KEYS = ["123", "456", "789", "*0#"];
const COLUMNS = [1209, 1336, 1477];
const LENGTH = 0.14;

let context = null;

/** Sound a key briefly; nothing where the browser has no sound. */
export function soundKey(key) {
  const row = KEYS.find((keys) => keys.includes(key));
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
