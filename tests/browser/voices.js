/**
 * Stand for the voices of a browser: they make no sound, note what they say in `spoken`, and tell
 * each word. After so many `words` they stop, and never end.
 */
({ languages, words }) => {
  const voices = languages.map((lang) => ({ lang }));
  const spoken = (globalThis.spoken = []);
  const synthesis = new EventTarget();
  synthesis.getVoices = () => voices;
  synthesis.cancel = () => {
    for (const one of spoken) one.over ??= "cancelled";
  };
  synthesis.speak = async (utterance) => {
    const { text, lang, voice } = utterance;
    const one = { text, lang, voice: voice.lang, over: null };
    spoken.push(one);
    utterance.onstart({});
    for (const { index } of [...text.matchAll(/\S+/g)].slice(0, words ?? Infinity)) {
      if (!one.over) utterance.onboundary({ charIndex: index });
      await null;
    }
    if (words !== null || one.over) return;
    one.over = "said";
    utterance.onend({});
  };
  globalThis.SpeechSynthesisUtterance = class {
    constructor(text) {
      this.text = text;
    }
  };
  Object.defineProperty(globalThis, "speechSynthesis", { value: synthesis });
}
