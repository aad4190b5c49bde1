// Everyone can use it: axe finds nothing, and a narrow window needs no sideways scrolling.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { axe, poll, site } from "./harness.mjs";

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

for (const [dark, width] of [[false, 1440], [true, 390]]) {
  test(`the guide shows how near the model comes, and what misses, ${dark ? "dark" : "light"}, at ${width} px`, async () => {
    const page = await here.open({ dark, width, context: { bypassCSP: true } });
    await page.evaluate(() => { location.hash = "#guide"; });
    await poll(page, () => document.querySelector("[data-test=accuracy]"), undefined, { what: "the table of errors" });
    const rows = await page.locator("[data-test=accuracy] tbody tr").allTextContents();
    const missed = rows.filter((row) => row.includes("Goal missed"));
    assert.ok(rows.length > 15 && rows.filter((row) => row.includes("Goal kept")).length >= 7, `${rows.length} rows`);
    assert.equal(missed.length, 1);
    assert.match(missed[0], /^vLLM and SGLang as people start them.*41\.8\s%/s);
    await page.locator("[data-test=accuracy] summary").click();
    assert.ok((await page.evaluate(() => document.documentElement.scrollWidth)) <= width);
    const { violations } = await new (axe())({ page }).withTags(["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa"]).analyze();
    assert.deepEqual(violations.map((v) => `${v.id}: ${v.nodes.map((n) => n.target).join(" ")}`), []);
  });
}
