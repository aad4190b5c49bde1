// The program: made small, and split into what a first visit runs and the rest (split.mjs).
import { execFileSync } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { parse, withoutCustom } from "./wasm_file.mjs";
import { DataLinks } from "./data_links.mjs";
import { ordered } from "./order.mjs";
import { namesOf, split } from "./split.mjs";
import { withStandIns } from "./stand_ins.mjs";

const RECORD = fileURLToPath(new URL("../first_page.txt", import.meta.url));
const WASM_OPT = fileURLToPath(new URL("../node_modules/.bin/wasm-opt", import.meta.url));

function wasmOpt(file, ...flags) {
  const dir = fs.mkdtempSync(path.join(os.tmpdir(), "wattfleet-wasm-"));
  try {
    const [from, to] = [path.join(dir, "from.wasm"), path.join(dir, "to.wasm")];
    fs.writeFileSync(from, file);
    execFileSync(WASM_OPT, [from, "-o", to, ...flags]);
    return fs.readFileSync(to);
  } finally {
    fs.rmSync(dir, { recursive: true, force: true });
  }
}

/** The whole program made small, its function names kept. Functions stay apart, so that each can come with its part. */
export const smaller = (file) =>
  wasmOpt(withoutCustom(file, (name) => name === "linking" || name.startsWith("reloc.")), "-g", "-Oz", "--one-caller-inline-max-function-size=1");

/** Without names and whatever else a browser does not need. */
export const stripped = (file) =>
  wasmOpt(file, "--remove-unused-module-elements", "--strip-debug", "--strip-producers", "--strip-target-features");

/** The names of the functions that a first visit runs, as tools/first_page.txt has them. */
export const readRecord = () => new Set(fs.readFileSync(RECORD, "utf8").split("\n").filter(Boolean));
export const writeRecord = (names) => fs.writeFileSync(RECORD, [...new Set(names)].sort().join("\n") + "\n");

/** A name without its hashes, which change with the compiler, a profile or a dependency. */
const plain = (name) => name.replace(/::h[0-9a-f]{16}(_\d+)?$/, "").replace(/\[[0-9a-f]{16}\]/g, "");
// With fewer of its names there than this, the record is of another build.
const KNOWN_MIN_FRAC = 0.8;

/**
 * `{ whole, first, rest }`, stripped, from the small program with names and the program as it was built; `short` are
 * new names for what the two parts import and export.
 */
export function parts(named, built, short) {
  const record = readRecord();
  const names = new Set(namesOf(parse(named)));
  const known = [...record].filter((name) => names.has(name)).length;
  const isOld = known < record.size * KNOWN_MIN_FRAC;
  // Relatives of what ran go along: more than needed, so that nothing is missed.
  const relatives = isOld ? new Set([...record].map(plain)) : new Set();
  const { first, rest, counts, standIns } = split(named, (name) => record.has(name) || relatives.has(plain(name)), { links: new DataLinks(parse(built)), short });
  console.log(`\nThe first page has ${counts.stays} functions, ${counts.later} and ${counts.dataLater} bytes of data come later, ${counts.both} are in both; ${record.size - known} of ${record.size} on record are gone.`);
  if (isOld) console.log("  tools/first_page.txt is of another build, and the first page larger than it need be: make first-page");
  return { whole: stripped(named), first: withStandIns(ordered(stripped(first)), standIns), rest: stripped(rest) };
}
