// What a first visit transfers, counted by the browser.
import assert from "node:assert/strict";
import fs from "node:fs";
import { after, before, test } from "node:test";
import { assertClean, poll, site, whole } from "./harness.mjs";

let here;
before(async () => { here = await site(); });
after(() => here?.close());

// The promise is 300 kB (BENCHMARKS.md); beside it the record may not be exceeded by much.
const record = JSON.parse(fs.readFileSync(new URL("../../tools/sizes.json", import.meta.url), "utf8"));
const allowed = Math.max(300_000, record["first page"] * 1.02);

test("the first page transfers no more than is on record, and the rest comes after it", async () => {
  const page = await here.open({ context: { serviceWorkers: "block" } });
  await whole(page);
  const entries = await page.evaluate(() =>
    [...performance.getEntriesByType("navigation"), ...performance.getEntriesByType("resource")]
      .map((entry) => ({ name: new URL(entry.name).pathname, size: entry.encodedBodySize, startMs: entry.startTime })));
  const marks = await page.evaluate(() =>
    Object.fromEntries(performance.getEntriesByType("mark").map((mark) => [mark.name, mark.startTime])));
  const first = entries.filter((entry) => entry.startMs < marks["wattfleet-settled"]);
  const total = first.reduce((sum, entry) => sum + entry.size, 0);
  assert.ok(first.some(({ name, size }) => /wattfleet-app.*\.wasm$/.test(name) && size > 0), "the program is among them");
  assert.ok(total > 20_000 && total <= allowed, `${total} bytes: ${JSON.stringify(first)}`);
  assert.ok(!first.some(({ name }) => name.includes("wattfleet-rest")), "the rest is not");
  assert.equal(marks["wattfleet-rest-missed"], undefined, "the first answer needed the rest: make first-page");
  await assertClean(page);
});

test("what a slow machine does before the rest is there does not need it, and what is asked of it is waited for", async () => {
  const page = await here.open({ ready: false, context: { serviceWorkers: "block" }, before: () => {
    // The rest never comes by itself.
    const { compileStreaming } = WebAssembly;
    let calls = 0;
    WebAssembly.compileStreaming = (...given) => (++calls > 1 ? new Promise(() => {}) : compileStreaming(...given));
  } });
  await poll(page, () => performance.getEntriesByName("wattfleet-settled").length, undefined, { what: "the first page" });
  const missed = () => page.evaluate(() => performance.getEntriesByName("wattfleet-rest-missed").length);
  // Timers fire, the window is resized, and what is collected runs destructors of the program.
  const session = await page.context().newCDPSession(page);
  for (let round = 0; round < 3; round += 1) {
    await session.send("HeapProfiler.collectGarbage");
    await page.evaluate(() => globalThis.dispatchEvent(new Event("resize")));
    await page.waitForTimeout(200);
  }
  assert.equal(await missed(), 0, "the first page needed the rest: make first-page");
  await page.evaluate(() => { location.hash = "#guide"; });
  await poll(page, () => document.querySelector("[data-page=guide]"), undefined, { what: "the guide" });
  assert.equal(await missed(), 1);
  await assertClean(page);
});
