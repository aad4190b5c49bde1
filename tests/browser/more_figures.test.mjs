// More about this home: four figures that are made when they are opened.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { axe, assertClean, poll, site } from "./harness.mjs";

let here;
before(async () => { here = await site(); });
after(() => here?.close());

const CARDS = ["service-headroom", "transformer", "outage-survival", "state-of-health"];

async function open(page, id) {
  await page.locator(`[data-more=${id}] > summary`).click();
  await page.locator(`[data-more=${id}] canvas`).scrollIntoViewIfNeeded();
  return poll(page, (id) => {
    const canvas = document.querySelector(`[data-more=${id}] canvas`);
    const label = canvas?.getAttribute("aria-label") ?? "";
    return canvas?.width > 10 && /\d/.test(label) && label;
  }, id, { what: `the figure ${id}, described` });
}

test("each figure has a title, a picture, a sentence, a table and facts", async () => {
  const page = await here.open();
  assert.equal(await page.locator("[data-more] canvas").count(), 0, "nothing is made before it is opened");
  for (const id of CARDS) {
    const said = await open(page, id);
    assert.ok(said.length > 30, said);
    const card = page.locator(`[data-more=${id}]`);
    assert.ok((await card.locator("[data-test=facts] li").count()) >= 3);
    await card.locator(".fig-table summary").click();
    await card.locator("tbody tr").first().waitFor();
    assert.ok((await card.locator("tbody tr").count()) >= 3);
    const blank = await card.locator("canvas").evaluate((canvas) => {
      const empty = document.createElement("canvas");
      [empty.width, empty.height] = [canvas.width, canvas.height];
      return empty.toDataURL() === canvas.toDataURL();
    });
    assert.ok(!blank, `${id} is blank`);
  }
  const service = await page.locator("[data-more=service-headroom] [data-test=facts]").innerText();
  assert.match(service, /breaker \d+\sA, .* copper/);
  assert.match(service, /An estimate, not a code calculation/);
  assert.match(await page.locator("[data-more=transformer] [data-test=facts]").innerText(), /takes (no|one|\d+) nodes? like this one/);
  await assertClean(page);
});

test("an open figure follows the design, a closed one does not hold it up", async () => {
  const page = await here.open();
  await open(page, "service-headroom");
  const facts = () => page.locator("[data-more=service-headroom] [data-test=facts]").innerText();
  const before = await facts();
  const box = page.locator("[data-field=\"node.gpu_count\"] [data-test=number]");
  await box.fill("4");
  await box.press("Enter");
  await poll(page, (old) => document.querySelector("[data-more=service-headroom] [data-test=facts]").innerText !== old, before, { what: "other facts" });
  await page.locator("[data-more=service-headroom] > summary").click();
  const closed = await page.locator("[data-more=service-headroom] [data-test=facts]").evaluate((node) => node.textContent);
  await box.fill("16");
  await box.press("Enter");
  await page.waitForTimeout(500);
  assert.equal(await page.locator("[data-more=service-headroom] [data-test=facts]").evaluate((node) => node.textContent), closed);
});

test("the service panel says whether it passes, and leads to its figure", async () => {
  const page = await here.open();
  await page.locator("[data-panel=Service]").evaluate((node) => { node.open = true; });
  const check = page.locator("[data-test=service-check]");
  await check.waitFor();
  assert.match(await check.innerText(), /House and node need [\d.]+\sA of \d+\.0\sA: (passes|does not pass)/);
  assert.match(await check.innerText(), /breaker \d+\sA, .* copper/);
  await page.locator("[data-test=see-service-headroom]").click();
  await page.locator("[data-more=service-headroom] canvas").waitFor();
  assert.equal(await page.evaluate(() => document.activeElement.closest("[data-more]")?.dataset.more), "service-headroom");
});

test("a home without a battery is told so", async () => {
  const page = await here.open();
  const box = page.locator("[data-field=\"battery.units\"] [data-test=number]");
  await box.fill("0");
  await box.press("Enter");
  await page.locator("[data-more=state-of-health] > summary").click();
  await poll(page, () => /no battery/.test(document.querySelector("[data-more=state-of-health] [data-test=facts]")?.innerText ?? ""));
  assert.equal(await page.locator("[data-more=state-of-health] canvas").count(), 0);
});

for (const [width, dark] of [[390, false], [1440, true]]) {
  test(`axe finds nothing with all open, and nothing scrolls sideways, ${width} px`, async () => {
    const page = await here.open({ width, dark, context: { bypassCSP: true } });
    for (const id of CARDS) await open(page, id);
    const { violations } = await new (axe())({ page }).withTags(["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa"]).analyze();
    assert.deepEqual(violations.map((v) => `${v.id}: ${v.nodes.map((n) => n.target).join(" ")}`), []);
    assert.ok((await page.evaluate(() => document.documentElement.scrollWidth)) <= width);
  });
}
