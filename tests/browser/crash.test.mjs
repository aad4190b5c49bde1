// A fault of the program itself: said in plain words, and nothing is lost.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { poll, site } from "./harness.mjs";

let here;
before(async () => { here = await site(); });
after(() => here?.close());

test("a panic is said on the page and keeps the link", async () => {
  // The framework makes its elements by cloning; where the browser fails it there, it panics.
  const page = await here.open({
    at: `${here.url}#1.AAIIAljmEto`,
    ready: false,
    before: () => { Node.prototype.cloneNode = () => { throw Error("broken by the test"); }; },
  });
  const notice = await poll(page, () => document.querySelector("[data-test=crash]")?.textContent);
  assert.match(notice, /Reload: nothing is lost/);
  assert.equal(await page.locator(".crash").count(), 1);
  const kept = await page.evaluate(() => localStorage.getItem("wattfleet.link-after-crash"));
  const again = await here.open({ at: here.url + kept });
  assert.match(await again.locator("[data-test=answer]").innerText(), /RTX 5090/, "the link that was open is kept");
});

test("a browser without WebAssembly is told so", async () => {
  const page = await here.open({ ready: false, before: () => { delete globalThis.WebAssembly; } });
  const notice = await poll(page, () => document.querySelector(".crash")?.textContent);
  assert.match(notice, /could not start/);
});
