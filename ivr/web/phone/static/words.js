/** Turn the JSON of the page into its settings and words; every word comes translated. */

export const config = JSON.parse(document.getElementById("config").textContent);

/** Give a message with its {places} filled. */
export function word(name, places = {}) {
  return config.words[name].replace(/\{(\w+)\}/g, (whole, place) => places[place] ?? whole);
}

/** Give a message, in its form for one or for many: `name` ends in "One" or in "Many". */
export function count(name, number, places = {}) {
  const form = new Intl.PluralRules(config.language).select(number) === "one" ? "One" : "Many";
  return word(name + form, { ...places, number });
}

/** Give the two letters under which a language is shown. */
export const badgeOf = (language) => (language ?? "").slice(0, 2).toUpperCase();
