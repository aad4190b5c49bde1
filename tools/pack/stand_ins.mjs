// The list of stubs that boot.js makes: functions that come with the rest of the program, by their places in the
// table. It travels in a custom section of the first part; the stubs themselves would weigh five times as much.
//
// The section is JSON, `[types, at, signs]`. A type is a letter a parameter, then `>` and a letter a result. From
// the place `at` on there is a sign a place: the stub's type, by number from `#` on, or `!` where none is wanted.
import { join, text, u32 } from "./wasm_file.mjs";

const LETTERS = new Map([[0x7f, "i"], [0x7e, "l"], [0x7d, "f"], [0x7c, "d"], [0x6f, "e"]]);

const letters = (values) => values.map((value) => {
  const letter = LETTERS.get(value);
  if (!letter) throw Error(`a value of type ${value} is not understood`);
  return letter;
}).join("");

/** The file with the list: `places[slot]` is the type of the function that is to stand there. */
export function withStandIns(file, places) {
  const types = [];
  const sign = (place) => {
    if (!place) return "!";
    const type = `${letters(place.parameters)}>${letters(place.results)}`;
    if (!types.includes(type)) types.push(type);
    return String.fromCharCode(35 + types.indexOf(type));
  };
  const at = places.findIndex((place) => place);
  const signs = at < 0 ? "" : Array.from(places.slice(at), sign).join("");
  const body = join(text("later"), Buffer.from(JSON.stringify([types, Math.max(at, 0), signs])));
  return join(file, 0, u32(body.length), body);
}
