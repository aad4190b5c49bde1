// Short names for what passes between the program and its script: wasm-bindgen's have a hash each, which no
// compression makes smaller.

const WORD = /[A-Za-z_$][\w$]*/g;
const LONG = 8;

/** New names by old ones: of imports and exports (parse of wasm_file.mjs) that the script uses. */
export function shortNames({ imports, exports }, script) {
  const words = new Set(script.match(WORD));
  const used = new Set([...imports, ...exports].map(({ name }) => name).filter((name) => name.length > LONG && words.has(name)));
  const names = new Map([...used].sort().map((name, i) => [name, `w${i.toString(36)}`]));
  for (const short of names.values()) if (words.has(short)) throw Error(`the script has a ${short} of its own`);
  return names;
}

/** The script with the new names. */
export const renamed = (script, names) => script.replace(WORD, (word) => names.get(word) ?? word);
