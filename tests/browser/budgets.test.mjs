// What a first visit transfers, counted by the browser.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { site } from "./harness.mjs";

let here;
before(async () => { here = await site(); });
after(() => here?.close());

test("the first page transfers at most 300 kB", async () => {
  const page = await here.open({ context: { serviceWorkers: "block" } });
  const bytes = await page.evaluate(() =>
    [...performance.getEntriesByType("navigation"), ...performance.getEntriesByType("resource")]
      .map((entry) => [new URL(entry.name).pathname, entry.encodedBodySize]));
  const total = bytes.reduce((sum, [, size]) => sum + size, 0);
  assert.ok(bytes.some(([name, size]) => name.endsWith(".wasm") && size > 0), "the wasm is among them");
  assert.ok(total > 20_000 && total <= 300_000, `${total} bytes: ${JSON.stringify(bytes)}`);
});
