// The plans of a year in WebAssembly, built as the site is, timed in V8 (Node's; the page's is Chromium's): `make bench`.
import { execFileSync } from "node:child_process";
import fs from "node:fs";
import path from "node:path";

const TIMES = 400; // as bench/src/lib.rs
const RUNS = 5;
const TARGET = "wasm32-unknown-unknown";
const names = fs.readdirSync(new URL("../bench/src/bin/", import.meta.url)).map((name) => name.replace(/\.rs$/, ""));

execFileSync("cargo", ["build", "--quiet", "--locked", "-p", "wattfleet-bench", "--profile", "site", "--target", TARGET], { stdio: "inherit" });
for (const name of names) {
  const file = fs.readFileSync(path.join(process.env.CARGO_TARGET_DIR ?? "target", TARGET, "site", `${name}.wasm`));
  const module = await WebAssembly.compile(file);
  const times = [];
  for (let run = 0; run < RUNS; run += 1) {
    const { exports } = await WebAssembly.instantiate(module, {});
    const begun = performance.now();
    exports.main(0, 0);
    times.push((performance.now() - begun) / TIMES);
  }
  times.sort((a, b) => a - b);
  console.log(`plan in wasm, ${name.replaceAll("_", " ").padEnd(24)} median of ${RUNS} ${times[RUNS >> 1].toFixed(2)} ms, worst ${times.at(-1).toFixed(2)} ms`);
}
