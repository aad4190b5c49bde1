// wattfleet.html: the whole app in one file, opened from the disk.
import assert from "node:assert/strict";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { after, before, test } from "node:test";
import { pathToFileURL } from "node:url";
import { assertClean, DIST, engineOf, launch, openPage } from "./harness.mjs";

let browser;
const folder = fs.mkdtempSync(path.join(os.tmpdir(), "wattfleet single "));
const copy = path.join(folder, "renamed copy.html");
before(async () => {
  // Alone in a folder, under another name: it needs nothing beside it.
  fs.copyFileSync(path.join(DIST, "wattfleet.html"), copy);
  browser = await launch();
});
after(async () => {
  await browser?.close();
  fs.rmSync(folder, { recursive: true, force: true });
});

test("it opens from file://, answers, and its worker works", async () => {
  const page = await openPage(browser, { at: pathToFileURL(copy).href });
  assert.equal(await engineOf(page), "worker");
  assert.notEqual(await page.locator("[data-test=answer]").first().textContent(), "");
  await assertClean(page);
  const asked = page.seen.requests.filter((url) => !/^(blob|data):/.test(url));
  assert.deepEqual(asked, [pathToFileURL(copy).href]);
});

test("it gives the same answer without workers", async () => {
  const page = await openPage(browser, {
    at: pathToFileURL(copy).href,
    before: () => { delete globalThis.Worker; },
  });
  assert.equal(await engineOf(page), "page");
  await assertClean(page);
});
