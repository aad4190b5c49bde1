// The promise that nothing leaves: the browser itself refuses, on the page and in its workers.
import assert from "node:assert/strict";
import fs from "node:fs";
import path from "node:path";
import { after, before, test } from "node:test";
import { pathToFileURL } from "node:url";
import { serve } from "../../tools/serve.mjs";
import { assertClean, DIST, engineOf, site } from "./harness.mjs";

let here;
let elsewhere;
before(async () => {
  here = await site();
  elsewhere = await serve({ dir: DIST }); // another port is another origin
});
after(async () => {
  await here?.close();
  await elsewhere?.close();
});

// Run in a page or worker, from a timer: the driver's own evaluate is exempt from the policy.
function probe(foreign) {
  return new Promise((resolve) => setTimeout(async () => {
    const tried = {};
    try { tried.eval = `worked: ${(0, eval)("1 + 1")}`; } catch (error) { tried.eval = error.name; }
    try { tried.function = `worked: ${new Function("return 2")()}`; } catch (error) { tried.function = error.name; }
    try {
      await fetch(foreign, { mode: "no-cors" });
      tried.fetch = "worked";
    } catch (error) { tried.fetch = error.name; }
    resolve(tried);
  }));
}
const refused = { eval: "EvalError", function: "EvalError", fetch: "TypeError" };

test("the app runs without a violation and asks its own origin only", async () => {
  const page = await here.open();
  await engineOf(page);
  await assertClean(page);
  const foreign = page.seen.requests.filter((url) => !url.startsWith(here.url) && !/^(blob|data):/.test(url));
  assert.deepEqual(foreign, []);
});

for (const [name, address] of [
  ["hosted", () => here.url],
  ["single file", () => pathToFileURL(path.join(DIST, "wattfleet.html")).href],
]) {
  test(`${name}: eval and foreign requests are refused on the page`, async () => {
    const page = await here.open({ at: address() });
    assert.deepEqual(await page.evaluate(probe, elsewhere.url), refused);
  });

  test(`${name}: eval and foreign requests are refused in the worker`, async () => {
    const page = await here.open({ at: address() });
    assert.equal(await engineOf(page), "worker");
    assert.deepEqual(await page.workers()[0].evaluate(probe, elsewhere.url), refused);
  });

  test(`${name}: an inline script, an image and a style from elsewhere do nothing`, async () => {
    const page = await here.open({ at: address() });
    await page.evaluate((foreign) => {
      const script = document.createElement("script");
      script.textContent = "globalThis.__injected = true";
      const image = document.createElement("img");
      image.src = `${foreign}icon.svg`;
      const sheet = document.createElement("link");
      sheet.rel = "stylesheet";
      sheet.href = `${foreign}style.css`;
      document.head.append(script, image, sheet);
    }, elsewhere.url);
    await new Promise((resolve) => setTimeout(resolve, 200));
    assert.equal(await page.evaluate(() => globalThis.__injected), undefined);
    const violations = (await page.evaluate(() => globalThis.__violations)).map((v) => v.split(" ")[0]).sort();
    assert.deepEqual(violations, ["img-src", "script-src-elem", "style-src-elem"]);
  });
}

test("no file of the site carries a style attribute or an inline handler", () => {
  for (const name of ["index.html", "wattfleet.html"]) {
    const markup = fs.readFileSync(path.join(DIST, name), "utf8").replace(/<(script|style)\b[^>]*>[^]*?<\/\1>/g, "");
    assert.doesNotMatch(markup, /\s(style|on[a-z]+)=/);
  }
});
