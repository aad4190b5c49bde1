// The pool of workers, and the page's own hands where there are none.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { assertClean, engineOf, site } from "./harness.mjs";

let here;
before(async () => { here = await site(); });
after(() => here?.close());

test("the first job is answered by a worker", async () => {
  const page = await here.open();
  assert.equal(await engineOf(page), "worker");
  assert.ok(page.workers().length >= 1);
  await assertClean(page);
});

test("without workers the page answers, and the same", async () => {
  const usual = await here.open();
  const without = await here.open({ before: () => { delete globalThis.Worker; } });
  assert.equal(await engineOf(without), "page");
  const text = (page) => page.locator("[data-test=answer]").first().textContent();
  assert.notEqual(await text(usual), "");
  assert.equal(await text(without), await text(usual));
  await assertClean(without);
});

test("where workers fail to start, the page answers", async () => {
  const page = await here.open({
    before: () => {
      const Real = globalThis.Worker;
      globalThis.Worker = class extends Real {
        constructor() { super(URL.createObjectURL(new Blob(["throw Error('refused by the test')"]))); }
      };
    },
  });
  assert.equal(await engineOf(page), "page");
});
