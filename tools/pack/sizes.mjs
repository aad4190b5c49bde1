// The size report, and the gate: what a first visit transfers. Growth is against tools/sizes.json,
// which `WATTFLEET_RECORD_SIZES=1 make dist` writes anew.
import fs from "node:fs";
import { fileURLToPath } from "node:url";

const FIRST_PAGE_PROMISED_BYTES = 300_000;
// Above the promise it may not grow: what is on record, and two percent for the linker's moods.
const GROWTH_MAX = 1.02;
const RECORD = fileURLToPath(new URL("../sizes.json", import.meta.url));

/**
 * What a first visit fetches until the first answer and its figures stand. After that come the rest of
 * the program, and the service worker with the icons, for offline use.
 */
const isOfFirstPage = (name) =>
  /^index\.html$|^wattfleet-app.*\.wasm$|\.css$|\.webmanifest$|^icon\.svg$/.test(name) || (/\.js$/.test(name) && name !== "sw.js");
const isOfTheRest = (name) => /^wattfleet-rest.*\.wasm$/.test(name);

/** The name without its hash, so that builds compare. */
const plainName = (name) => name.replace(/[-_][0-9a-f]{16}(?=[_.])/, "");
const kb = (bytes) => `${(bytes / 1000).toFixed(1)} kB`.padStart(10);

export function reportSizes(sizes, { version }) {
  const before = fs.existsSync(RECORD) ? JSON.parse(fs.readFileSync(RECORD, "utf8")) : {};
  const now = Object.fromEntries(sizes.map((s) => [plainName(s.name), s.brotli]));
  const growth = (name) =>
    before[name] === undefined ? "new" : `${now[name] >= before[name] ? "+" : ""}${now[name] - before[name]} B`;
  const firstPage = sizes.filter((s) => isOfFirstPage(s.name)).reduce((sum, s) => sum + s.brotli, 0);
  const rest = sizes.filter((s) => isOfTheRest(s.name)).reduce((sum, s) => sum + s.brotli, 0);
  now["first page"] = firstPage;
  now["the rest"] = rest;

  console.log(`\nSizes of version ${version}      plain     brotli       gzip   brotli since the record`);
  for (const s of sizes) {
    const name = plainName(s.name);
    console.log(`${isOfFirstPage(s.name) ? "*" : isOfTheRest(s.name) ? "+" : " "} ${name.padEnd(28)}${kb(s.plain)} ${kb(s.brotli)} ${kb(s.gzip)}   ${growth(name)}`);
  }
  console.log(`  first page (*), promised ${FIRST_PAGE_PROMISED_BYTES / 1000} kB     ${kb(firstPage)}              ${growth("first page")}`);
  console.log(`  the rest (+), after the first answer  ${kb(rest)}              ${growth("the rest")}\n`);

  if (process.env.WATTFLEET_RECORD_SIZES) fs.writeFileSync(RECORD, JSON.stringify(now, null, 2) + "\n");
  const allowed = Math.max(FIRST_PAGE_PROMISED_BYTES, (before["first page"] ?? 0) * GROWTH_MAX);
  if (process.env.WATTFLEET_RECORD_SIZES) return;
  if (firstPage > allowed) {
    throw Error(`the first page transfers ${firstPage} bytes, more than the ${Math.round(allowed)} allowed`);
  }
  if (firstPage > FIRST_PAGE_PROMISED_BYTES) {
    console.warn(`  The promise of ${FIRST_PAGE_PROMISED_BYTES / 1000} kB is NOT kept yet (BENCHMARKS.md); it may not get worse.\n`);
  }
}
