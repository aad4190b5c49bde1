// How long fleets take in the browser: `node tools/bench_fleet.mjs`, and the last part of `make bench`.
//
// Counted is what a planner waits for: from the choice of a table to its report (simulated by all workers, weather and sun
// shared within each), and from a changed count to the new answer. Nothing here asserts on time.
import fs from "node:fs";
import { fileURLToPath } from "node:url";
import { launch, openPage, answered } from "../tests/browser/harness.mjs";
import { serve } from "./serve.mjs";

const EDITS = 9;
const ROWS = fileURLToPath(new URL("../core/src/catalog/climate_rows.rs", import.meta.url));
const CLIMATES = [...fs.readFileSync(ROWS, "utf8").matchAll(/climate!\(\s*\d+,\s*"([a-z0-9-]+)"/g)].map(([, slug]) => slug);
const seconds = (ms) => `${(ms / 1000).toFixed(2)} s`;

/** So many groups of the example's designs, each in a climate, as `core/benches/fleet.rs` has them. */
function groups(count) {
  const rows = Array.from({ length: count }, (_, index) => `Group ${index + 1},1000,${index % 4},${CLIMATES[index % CLIMATES.length]}`);
  return ["name,count,design,climate", ...rows].join("\n");
}

/** So many different homes of one design in one climate. */
function homes(count) {
  const rows = Array.from({ length: count }, (_, index) => `1,0,${2000 + Math.floor((index * 7919) % 10000) / 2}`);
  return ["count,design,household.base_kwh", ...rows].join("\n");
}

/** Runs all of it on an open browser. */
export async function benchFleets(browser, at) {
  const page = await openPage(browser, { at, height: 1000 });
  await answered(page);
  const cores = await page.evaluate(() => navigator.hardwareConcurrency);
  await page.locator('nav a[href="#fleet"]').click();
  await page.locator("[data-test=fleet-example]").click();
  await page.locator("[data-test=fleet-kpis] .kpi").first().waitFor();
  await page.waitForTimeout(1500);

  await page.locator("[data-test=edit-group]").first().click();
  const field = page.locator('[data-field="fleet.groups[0].count"] [data-test=number]');
  const counts = [];
  for (let edit = 0; edit < EDITS; edit += 1) {
    await field.fill(String(1610 + 10 * edit));
    const changed = page.evaluate(() => new Promise((resolve) => {
      const begun = performance.now();
      const answer = document.querySelector("[data-test=fleet-answer]");
      new MutationObserver((_, observer) => { observer.disconnect(); resolve(performance.now() - begun); })
        .observe(answer, { characterData: true, childList: true, subtree: true });
    }));
    await field.press("Enter");
    counts.push(await changed);
    await page.waitForTimeout(300);
  }
  counts.sort((one, other) => one - other);
  console.log(`fleet of 12 groups, one count changed    median ${counts[Math.floor(EDITS / 2)].toFixed(0)} ms to the new answer (80 ms of it rest)`);

  for (const [name, text] of [["100 groups", groups(100)], ["10,000 distinct homes", homes(10000)]]) {
    const begun = Date.now();
    await page.locator("[data-test=fleet-csv]").setInputFiles({ name: "fleet.csv", mimeType: "text/csv", buffer: Buffer.from(text) });
    await page.waitForFunction(() => document.querySelector("[data-test=fleet-table][data-seconds]"), null, { timeout: 300_000 });
    const took = await page.locator("[data-test=fleet-table]").getAttribute("data-seconds");
    console.log(`${name}, a year of hours each`.padEnd(41) + `${seconds(Date.now() - begun)} with drawing, ${Number(took).toFixed(2)} s of it the workers (${cores} cores)`);
    await page.locator("[data-test=close-table]").click();
    await page.waitForTimeout(1000);
  }
  const wrong = page.seen.errors;
  if (wrong.length > 0) console.log(`errors: ${wrong.join("; ")}`);
  await page.context().close();
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const server = await serve({ dir: process.env.WATTFLEET_DIST ?? "dist" });
  const browser = await launch();
  await benchFleets(browser, server.url);
  await browser.close();
  await server.close();
}
