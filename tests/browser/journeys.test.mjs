// The main job, as a person does it: an answer, a drag, a link, undo, reload, and all by keyboard.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { answered, assertClean, poll, site } from "./harness.mjs";

let here;
before(async () => { here = await site(); });
after(() => here?.close());

const text = (page, name) => page.locator(`[data-test=${name}]`).first().innerText();
const field = (page, key) => page.locator(`[data-field="${key}"]`);

/** Opens the panel that a field is in, and its further fields: they are made when first opened. */
async function show(page, key) {
  const name = key.split(".")[0];
  const panel = page.locator(`[data-panel="${name[0].toUpperCase()}${name.slice(1)}"]`);
  await panel.evaluate((node) => { node.open = true; });
  if (await field(page, key).count() === 0) {
    await poll(page, (title) => document.querySelector(`[data-panel="${title}"] [data-field]`), name[0].toUpperCase() + name.slice(1));
    await panel.locator("details").evaluateAll((nodes) => nodes.forEach((node) => { node.open = true; }));
  }
  await field(page, key).first().waitFor();
}

/** What every canvas shows, by the figure it is in. */
// Those of the year: the node's own curves in the panels do not follow sun and service.
const pictures = (page) => page.evaluate(() => Object.fromEntries(
  [...document.querySelectorAll("main figure canvas")].map((canvas, index) => [
    `${index} ${canvas.closest("figure").querySelector("figcaption b, figcaption h2, figcaption")?.textContent.slice(0, 20)}`,
    canvas.toDataURL(),
  ])));

/** Moves a slider by the mouse, in steps, and keeps the button down until the end. */
async function drag(page, key, from, to) {
  await show(page, key);
  const slider = field(page, key).locator("[data-test=range]");
  await slider.scrollIntoViewIfNeeded();
  const box = await slider.boundingBox();
  const at = (part) => [box.x + box.width * part, box.y + box.height / 2];
  await page.mouse.move(...at(from));
  await page.mouse.down();
  for (let step = 1; step <= 8; step += 1) await page.mouse.move(...at(from + ((to - from) * step) / 8));
  await page.mouse.up();
}

async function value(page, key) {
  await show(page, key);
  return field(page, key).locator("[data-test=number]").inputValue();
}

/** Waits until the address bar holds something else than `before`, and rests: a slow drag is written on its way. */
async function newAddress(page, before) {
  for (let now = before; ; ) {
    const last = now;
    now = await poll(page, (old) => location.hash !== old && location.hash, before, { what: "a new link in the address bar" });
    if (now === last) return now;
    await page.waitForTimeout(700);
  }
}

async function fingerprint(page) {
  await page.locator("[data-test=copy-link]").click();
  const found = await poll(page, () => document.querySelector("[data-test=fingerprint]")?.textContent);
  const link = await page.locator("[data-test=link-text]").inputValue();
  await page.locator("[data-test=close-share]").click();
  return { found, link };
}

test("the first answer is a sentence with its number, without a form first", async () => {
  const page = await here.open();
  assert.match(await text(page, "answer"), /\$[\d,.]+ a (month|year)/);
  assert.equal(await page.locator("[data-test=kpis] > *").count(), 6);
  await assertClean(page);
});

test("dragging a slider changes the answer's figures and every picture of the year", async () => {
  const page = await here.open({ height: 3600 });
  await page.waitForTimeout(500);
  const before = await pictures(page);
  assert.ok(Object.keys(before).length >= 5, `only ${Object.keys(before).length} pictures`);
  const kpis = await text(page, "kpis");
  await drag(page, "service.amps", 0.14, 0.02);
  await drag(page, "solar.arrays[0].kw_dc", 0.13, 0.6);
  await page.waitForTimeout(300);
  const now = await pictures(page);
  for (const [name, picture] of Object.entries(before)) assert.notEqual(now[name], picture, `${name} did not change`);
  assert.notEqual(await text(page, "kpis"), kpis);
  await assertClean(page);
});

test("a drag is one step of undo, with its words, and redo brings it back", async () => {
  const page = await here.open();
  const before = await text(page, "kpis");
  await drag(page, "node.gpu_count", 0.25, 0.1);
  const changed = await value(page, "node.gpu_count");
  assert.notEqual(changed, "16");
  const undo = page.locator("[data-test=undo]");
  assert.match(await undo.getAttribute("title"), /GPUs/i);
  await undo.click();
  assert.equal(await value(page, "node.gpu_count"), "16");
  assert.equal(await text(page, "kpis"), before);
  await page.locator("[data-test=redo]").click();
  assert.equal(await value(page, "node.gpu_count"), changed);
});

test("a link opens in another page with the same inputs and the same fingerprint", async () => {
  const page = await here.open();
  const first = await page.evaluate(() => location.hash);
  await drag(page, "node.power_cap_w", 0.4, 0.3);
  await newAddress(page, first);
  const sent = await fingerprint(page);
  assert.match(sent.found, /[0-9a-f]{16}-[0-9a-f]{8}/);
  const other = await here.open({ at: sent.link.startsWith("http") ? sent.link : here.url + sent.link });
  const got = await fingerprint(other);
  assert.equal(got.found, sent.found);
  assert.equal(await value(other, "node.power_cap_w"), await value(page, "node.power_cap_w"));
  assert.equal(await text(other, "answer"), await text(page, "answer"));
});

test("a reload brings the work back", async () => {
  const page = await here.open();
  const before = await page.evaluate(() => location.hash);
  await drag(page, "node.power_cap_w", 0.4, 0.28);
  await newAddress(page, before);
  const answer = await text(page, "answer");
  const cap = await value(page, "node.power_cap_w");
  await page.reload();
  await answered(page);
  assert.equal(await value(page, "node.power_cap_w"), cap);
  assert.equal(await text(page, "answer"), answer);
});

test("a damaged link says so and loses nothing", async () => {
  const page = await here.open();
  const before = await page.evaluate(() => location.hash);
  await drag(page, "node.power_cap_w", 0.4, 0.3);
  const mine = await newAddress(page, before);
  const cap = await value(page, "node.power_cap_w");
  await page.evaluate((link) => { location.hash = `${link.slice(0, -3)}AAA`; }, mine);
  const said = await poll(page, () => document.querySelector("[data-test=toast]")?.innerText);
  assert.match(said, /link/i);
  assert.equal(await value(page, "node.power_cap_w"), cap);
});

test("a link from a newer version says so", async () => {
  const page = await here.open();
  await page.evaluate(() => { location.hash = "#9.AAEIAgFYVNg"; });
  const said = await poll(page, () => document.querySelector("[data-test=toast]")?.innerText);
  assert.match(said, /newer/i);
});

test("a link pasted over open work opens as a new document, and the old one is kept", async () => {
  const page = await here.open();
  const before = await page.evaluate(() => location.hash);
  await drag(page, "node.power_cap_w", 0.4, 0.3);
  const mine = await newAddress(page, before);
  await page.evaluate(() => { location.hash = "#1.AAIIAljmEto"; });
  await poll(page, () => /RTX 5090/.test(document.querySelector("[data-test=answer]").innerText));
  const kept = await page.evaluate(() => JSON.stringify({ ...localStorage }));
  assert.ok(kept.includes(mine.slice(1, 20)), "the work that was open is among the kept documents");
});

test("everything on the way is reached by keyboard alone", async () => {
  const page = await here.open();
  await show(page, "node.gpu_count");
  const reached = new Set();
  for (let press = 0; press < 250; press += 1) {
    await page.keyboard.press("Tab");
    const at = await page.evaluate(() => {
      const node = document.activeElement;
      return node.closest("[data-field]")?.dataset.field ?? node.dataset.test ?? node.getAttribute("role") ?? node.tagName;
    });
    reached.add(at);
    if (at === "node.gpu_count") break;
  }
  for (const name of ["undo", "redo", "copy-link", "theme", "node.gpu_count"]) {
    const disabled = await page.locator(`[data-test=${name}]`).first().isDisabled().catch(() => false);
    assert.ok(reached.has(name) || disabled, `${name} was not reached: ${[...reached].join(", ")}`);
  }
  const before = await text(page, "kpis");
  const range = field(page, "node.gpu_count").locator("[data-test=range]");
  await range.focus();
  await page.keyboard.press("ArrowLeft");
  assert.equal(await value(page, "node.gpu_count"), "15");
  assert.notEqual(await text(page, "kpis"), before);
  await page.keyboard.press("Control+z");
  assert.equal(await value(page, "node.gpu_count"), "16");
});

test("the crosshair is moved by arrow keys and is the same on all figures", async () => {
  const page = await here.open();
  const plot = page.locator("figure [role=slider]").first();
  await plot.focus();
  await page.keyboard.press("ArrowRight");
  const first = await plot.getAttribute("aria-valuetext");
  await page.keyboard.press("ArrowRight");
  const second = await plot.getAttribute("aria-valuetext");
  assert.notEqual(first, second);
  const moment = second.split(/[:;,] /)[0];
  const all = await page.locator("figure [role=slider]").evaluateAll((nodes) =>
    nodes.map((node) => node.getAttribute("aria-valuetext")).filter(Boolean));
  assert.ok(all.filter((said) => said.includes(moment.slice(0, 9))).length >= 2, all.join(" | "));
});

test("the tornado comes from a worker and its bars lead to their controls", async () => {
  const page = await here.open();
  assert.equal(await poll(page, () => document.documentElement.dataset.engine), "worker");
  const bar = page.locator(".fig-tornado-row").first();
  await bar.waitFor();
  await bar.scrollIntoViewIfNeeded();
  await bar.click();
  const focused = await poll(page, () => document.activeElement.closest("[data-field]")?.dataset.field);
  assert.ok(focused);
});
