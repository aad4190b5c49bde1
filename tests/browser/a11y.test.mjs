// Everyone can use it: axe finds nothing, and a narrow window needs no sideways scrolling.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { axe, site } from "./harness.mjs";

let here;
before(async () => { here = await site(); });
after(() => here?.close());

for (const dark of [false, true]) {
  test(`axe finds nothing, ${dark ? "dark" : "light"}`, async () => {
    // axe is put into the page as a script, which the policy forbids anyone else.
    const page = await here.open({ dark, context: { bypassCSP: true } });
    const { violations } = await new (axe())({ page }).withTags(["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa"]).analyze();
    assert.deepEqual(violations.map((v) => `${v.id}: ${v.nodes.map((n) => n.target).join(" ")}`), []);
  });
}

for (const width of [320, 390, 768, 1440]) {
  test(`nothing scrolls sideways at ${width} px`, async () => {
    const page = await here.open({ width });
    assert.ok((await page.evaluate(() => document.documentElement.scrollWidth)) <= width);
  });
}
