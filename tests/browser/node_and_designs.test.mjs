// What a node gives, what the battery's rules keep, and the search over sizes.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { assertClean, axe, poll, site } from "./harness.mjs";

let here;
before(async () => { here = await site(); });
after(() => here?.close());

const panel = (page, name) => page.locator(`[data-panel="${name}"]`);

/** Opens a panel and waits for what it shows last. */
async function open(page, name, selector) {
  await panel(page, name).evaluate((node) => { node.open = true; });
  await panel(page, name).locator(selector).first().waitFor();
}

const rates = (page, name) => panel(page, name).locator("[data-test=rates] dd").allInnerTexts();

const preset = async (page, slug) => {
  await page.locator("[data-test=preset-menu]").click();
  await page.locator(`[data-preset="${slug}"]`).click();
};

test("node and workload panels show output a second, a kWh and a dollar, and follow a slider", async () => {
  const page = await here.open({ height: 2600 });
  for (const name of ["Node", "Workload"]) {
    await open(page, name, "[data-test=rates] dd");
    const shown = await rates(page, name);
    assert.equal(shown.length, 3);
    assert.match(shown[0], /^[\d.]+[kM]? tok\/s$/);
    assert.match(await panel(page, name).locator("[data-test=limit]").innerText(), /\.$/);
  }
  const before = await rates(page, "Node");
  const picture = () => page.locator("#figure-cap canvas").evaluate((canvas) => canvas.toDataURL());
  const curve = await picture();
  const cap = page.locator('[data-field="node.power_cap_w"] [data-test=range]');
  await cap.focus();
  for (let press = 0; press < 12; press += 1) await page.keyboard.press("ArrowLeft");
  assert.notDeepEqual(await rates(page, "Node"), before);
  await page.waitForTimeout(200);
  assert.notEqual(await picture(), curve, "the rule of the cap in force moves");
  await assertClean(page);
});

test("one click sets the cap that gives most a kWh", async () => {
  const page = await here.open({ height: 2600 });
  const button = page.locator("[data-test=cap-kwh]");
  await button.waitFor();
  const [watts] = (await button.innerText()).match(/\d+/);
  await button.click();
  assert.equal(await page.locator('[data-field="node.power_cap_w"] [data-test=number]').inputValue(), watts);
  assert.match(await page.locator("[data-test=undo]").getAttribute("title"), /power cap/i);
});

test("a model that does not fit says so and names the smallest node that would", async () => {
  const page = await here.open({ height: 2600 });
  await preset(page, "starlink-cabin");
  await open(page, "Workload", "[data-field='workload.llm']");
  const input = page.locator("[data-field='workload.llm'] input").first();
  await input.fill("Llama 3.1 405B");
  await input.press("Enter");
  const said = await poll(page, () => {
    const text = document.querySelector('[data-panel="Node"] [data-test=limit]')?.textContent ?? "";
    return text.startsWith("Does not fit") && text;
  });
  assert.match(said, /smallest node that would hold it: \w/);
  assert.ok(await page.locator("#figure-node-memory").isVisible());
  assert.ok(!(await page.locator("#figure-cap").isVisible()), "there is no output to draw");
  await assertClean(page);
});

test("the battery's rules show what each keeps, from a worker, and a click chooses one", async () => {
  const page = await here.open({ height: 2600 });
  await preset(page, "san-francisco-tou");
  const rule = (key) => page.locator(`[data-rule="${key}"]`);
  await page.waitForTimeout(400); // a new search begins once the design rests
  await poll(page, () => /\d/.test(document.querySelector('.rules:not(.stale) [data-rule="optimal"] b')?.textContent ?? ""));
  assert.match(await rule("optimal").locator("b").innerText(), /^\d+\s?%$/);
  assert.equal(await page.locator(".rule-regret").filter({ hasText: "best" }).count(), 1);
  assert.match(await page.locator("[data-test=proof]").innerText(), /exact here: no other schedule/);
  const earned = await page.locator("[data-test=one-more] dd").allInnerTexts();
  assert.equal(earned.length, 3);
  assert.ok(earned.every((text) => /\d/.test(text) && !text.startsWith("\u2212")), earned.join(" | "));
  await rule("self-consumption").click();
  assert.equal(await rule("self-consumption").getAttribute("aria-pressed"), "true");
  assert.equal(await page.locator('[data-field="battery.dispatch"] select').inputValue(), "self-consumption");
  assert.match(await page.locator("[data-test=undo]").getAttribute("title"), /rule/i);
  await assertClean(page);
});

test("the battery says where its energy goes at the crosshair", async () => {
  const page = await here.open();
  await preset(page, "san-francisco-tou");
  const plot = page.locator("figure [role=slider]").first();
  await plot.focus();
  const seen = new Set();
  for (let press = 0; press < 40; press += 1) {
    await page.keyboard.press("ArrowRight");
    seen.add(await page.locator("[data-test=battery-reason]").innerText());
  }
  const said = [...seen];
  assert.ok(said.every((text) => /^Battery: .*\.$/.test(text)), said.join(" | "));
  assert.ok(said.some((text) => /charging .*: this kWh is used .*when power costs [\d.]+ ¢\/kWh/.test(text)), said.join(" | "));
});

test("a search over sizes shows its frontier, and one is used as one step of undo", async () => {
  const page = await here.open({ height: 2600 });
  await preset(page, "austin-owner");
  const begun = Date.now();
  await page.locator("[data-test=search-designs]").click();
  await page.locator("[data-test=design-card]").waitFor();
  console.log(`    the search took ${Date.now() - begun} ms`);
  await page.locator('[data-aim="self_sufficiency"]').click();
  const words = await page.locator(".design-words").innerText();
  assert.match(words, /modules/);
  await page.locator("[data-test=use-design]").click();
  const title = await page.locator("[data-test=undo]").getAttribute("title");
  assert.ok(title.includes(words), `${title} names ${words}`);
  assert.equal(await page.locator('[data-field="battery.units"] [data-test=number]').inputValue(), "4");
  await page.locator("[data-test=undo]").click();
  assert.equal(await page.locator('[data-field="battery.units"] [data-test=number]').inputValue(), "0");
  await page.locator("[data-test=search-designs]").waitFor();
  await assertClean(page);
});

test("designs along the frontier are reached by keys, and told", async () => {
  const page = await here.open({ height: 2600 });
  await page.locator("[data-test=search-designs]").click();
  const grip = page.locator(".fig-frontier [role=slider]");
  await grip.waitFor();
  await grip.focus();
  await page.keyboard.press("Home");
  const first = await grip.getAttribute("aria-valuetext");
  await page.keyboard.press("ArrowRight");
  assert.notEqual(await grip.getAttribute("aria-valuetext"), first);
});

test("a search can be cancelled", async () => {
  const page = await here.open({ height: 2600 });
  await page.locator("[data-test=search-designs]").click();
  const cancel = page.locator("[data-test=cancel-designs]");
  if (await cancel.isVisible()) await cancel.click({ timeout: 1000 }).catch(() => {});
  await page.locator("[data-test=search-designs], [data-test=design-card]").first().waitFor();
  await assertClean(page);
});

for (const [width, dark] of [[1440, false], [390, true]]) {
  test(`axe finds nothing in open panels and found designs, ${width} px ${dark ? "dark" : "light"}`, async () => {
    const page = await here.open({ width, dark, context: { bypassCSP: true } });
    for (const name of ["Node", "Workload", "Battery"]) await panel(page, name).evaluate((node) => { node.open = true; });
    await page.locator("[data-test=search-designs]").click();
    await page.locator("[data-test=design-card]").waitFor();
    assert.ok((await page.evaluate(() => document.documentElement.scrollWidth)) <= width, "nothing scrolls sideways");
    const { violations } = await new (axe())({ page }).withTags(["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa"]).analyze();
    assert.deepEqual(violations.map((v) => `${v.id}: ${v.nodes.map((n) => n.target).join(" ")}`), []);
  });
}
