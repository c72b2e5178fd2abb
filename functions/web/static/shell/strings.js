// The strings of this page's modules, in the visitor's language.
const strings = JSON.parse(document.getElementById("strings").textContent);

/** The string under `key`, with `{name}` replaced by the fact of that name. */
export function t(key, facts = {}) {
  return strings[key].replace(/\{(\w+)\}/g, (_, name) => facts[name]);
}

export const language = document.documentElement.lang;
