// Offline use: the service worker keeps a version whole, and tells of a new one.
import assert from "node:assert/strict";
import fs from "node:fs";
import path from "node:path";
import { test } from "node:test";
import { serve } from "../../tools/serve.mjs";
import { answered, assertClean, copyOfSite, engineOf, launch, openPage, poll, site } from "./harness.mjs";

const keptOffline = (page) =>
  poll(page, () => document.documentElement.hasAttribute("data-offline"), undefined, { what: "html[data-offline]" });

test("the page works, worker included, after the server is stopped", async () => {
  const here = await site();
  try {
    const page = await here.open();
    await keptOffline(page);
    await here.server.close();
    for (const address of [here.url, `${here.url}index.html`, `${here.url}#1.abc`]) {
      await page.goto("about:blank");
      await page.goto(address);
      await answered(page);
      assert.equal(await engineOf(page), "worker");
    }
    await assertClean(page);
  } finally {
    await here.close();
  }
});

test("an open page is told of a new version, and a reload brings it", async () => {
  const copy = copyOfSite();
  const server = await serve({ dir: copy.dir });
  const browser = await launch();
  try {
    const page = await openPage(browser, { at: server.url });
    await keptOffline(page);
    const versionNow = () => document.querySelector("meta[name=app-version]").content;
    const old = await page.evaluate(versionNow);
    const next = "0123456789abcdef";
    for (const name of ["index.html", "sw.js"]) {
      const file = path.join(copy.dir, name);
      fs.writeFileSync(file, fs.readFileSync(file, "utf8").replaceAll(old, next));
      for (const ending of [".br", ".gz"]) fs.rmSync(file + ending, { force: true });
    }
    assert.equal(await page.evaluate(() => document.documentElement.dataset.newVersion), undefined);
    await page.evaluate(async () => { await (await navigator.serviceWorker.ready).update(); });
    assert.equal(await poll(page, () => document.documentElement.dataset.newVersion), next);
    await page.reload();
    await answered(page);
    assert.equal(await page.evaluate(versionNow), next);
    await new Promise((resolve) => setTimeout(resolve, 300));
    assert.equal(await page.evaluate(() => document.documentElement.dataset.newVersion), undefined);
    await assertClean(page);
  } finally {
    await browser.close();
    await server.close();
    copy.remove();
  }
});

test("?fresh takes the service worker and its caches away", async () => {
  const here = await site();
  try {
    const page = await here.open();
    await keptOffline(page);
    await page.goto(`${here.url}?fresh`);
    await poll(page, async () =>
      (await navigator.serviceWorker.getRegistrations()).length === 0 && (await caches.keys()).length === 0);
  } finally {
    await here.close();
  }
});
