// The fleet and compare pages: a report, a change of one group, a placement, pins, the link, phone width.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { assertClean, axe, poll, site } from "./harness.mjs";

let here;
before(async () => { here = await site(); });
after(() => here?.close());

async function assertAccessible(page) {
  const tags = ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa"];
  const { violations } = await new (axe())({ page }).withTags(tags).analyze();
  const told = violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join("; ")}`);
  assert.deepEqual(told, []);
}

const answer = (page) => page.locator("[data-test=fleet-answer]").innerText();

/** Opens the fleet of 8,000 nodes. */
async function valley(options) {
  const page = await here.open(options);
  await page.locator('nav a[href="#fleet"]').click();
  await page.locator("[data-test=fleet-example]").click();
  await page.locator("[data-test=fleet-kpis] .kpi").first().waitFor();
  return page;
}

test("the example fleet answers, and one group's count changes the answer", async () => {
  const page = await valley({});
  const first = await answer(page);
  assert.match(first, /^8,000 nodes give [\d.]+ MW firm at 99\s?%/);
  assert.equal(await page.locator("[data-test=groups] tbody tr").count(), 12);
  await page.locator("[data-test=edit-group]").first().click();
  const count = page.locator('[data-field="fleet.groups[0].count"] [data-test=number]');
  await count.fill("2600");
  await count.press("Enter");
  await poll(page, () => document.querySelector("[data-test=fleet-answer]").textContent.startsWith("9,000 nodes"));
  await page.locator("[data-test=undo]").click();
  await poll(page, () => document.querySelector("[data-test=fleet-answer]").textContent.startsWith("8,000 nodes"));
  assert.equal(await answer(page), first, "the same fleet has the same answer");
  await assertClean(page);
});

test("a group takes a region of its own, and an emptied box gives it up again", async () => {
  const page = await valley({});
  await page.locator("[data-test=edit-group]").first().click();
  const region = page.locator('[data-field="fleet.groups[0].region"] [data-test=row]');
  assert.equal(await region.inputValue(), "");
  assert.equal(await region.getAttribute("placeholder"), "none");
  await region.click();
  await region.fill("Texas");
  await region.press("Enter");
  assert.match(await region.inputValue(), /Texas/);
  await region.click();
  await region.fill("");
  await region.press("Enter");
  assert.equal(await region.inputValue(), "");
  await assertClean(page);
});

test("nodes are placed with a gap, and every group says why", async () => {
  const page = await valley({});
  await page.locator("[data-test=place]").click();
  await poll(page, () => document.querySelector("[data-test=placement]").textContent.includes("gap to the bound"));
  assert.equal(await page.locator("[data-test=groups] .fleet-placed").count(), 12);
  await assertClean(page);
});

test("a link opens on the page it was left on", async () => {
  const page = await valley({});
  const link = await poll(page, () => location.hash.startsWith("#1.") && location.href);
  assert.ok(link.length < 1000, `${link.length}`);
  const other = await here.open({ at: link });
  await other.locator("[data-test=fleet-kpis] .kpi").first().waitFor();
  assert.equal(await answer(other), await answer(page));
  await assertClean(page);
});

test("the back button leads to the page before, and changes nothing", async () => {
  const page = await valley({});
  const first = await answer(page);
  await page.locator('nav a[href="#compare"]').click();
  await page.locator("[data-test=comparison]").waitFor();
  await page.goBack();
  await page.locator("[data-test=fleet-kpis] .kpi").first().waitFor();
  assert.equal(await answer(page), first);
  assert.equal(await page.locator(".toast").count(), 0, "no new document is announced");
  await assertClean(page);
});

test("a pinned scenario and a data centre stand beside this one", async () => {
  const page = await valley({});
  await page.locator('nav a[href="#compare"]').click();
  await page.locator("[data-test=comparison]").waitFor();
  await page.locator("[data-test=pin]").click();
  await page.locator("[data-test=pin-datacentre]").selectOption({ index: 1 });
  await poll(page, () => document.querySelectorAll("[data-test=comparison] thead th").length === 4);
  assert.match(await page.locator('[data-row="usd_per_gpu_h"]').innerText(), /the same/);
  await page.locator("[data-test=unpin]").first().click();
  await poll(page, () => document.querySelectorAll("[data-test=comparison] thead th").length === 3);
  await assertAccessible(page);
  await assertClean(page);
});

test("on a phone the fleet page does not scroll sideways, and axe finds nothing", async () => {
  const page = await valley({ width: 390, height: 844, dark: true });
  await page.waitForTimeout(500);
  assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), 390);
  await assertAccessible(page);
  await assertClean(page);
});

const table = (count) => ["count,design,household.base_kwh", ...Array.from({ length: count }, (_, index) => `1,0,${3000 + 7 * index}`)].join("\n");
const open = (page, text) =>
  page.locator("[data-test=fleet-csv]").setInputFiles({ name: "homes.csv", mimeType: "text/csv", buffer: Buffer.from(text) });

test("a table of more homes than a link holds is simulated by the workers, and can be closed", async () => {
  const page = await valley({});
  // A field that has the focus goes away with the groups.
  await page.locator("[data-test=edit-group]").first().click();
  await page.locator('[data-field="fleet.groups[0].count"] [data-test=number]').focus();
  await open(page, table(700));
  await page.locator("[data-test=fleet-table][data-seconds]").waitFor({ timeout: 60_000 });
  assert.match(await answer(page), /^700 nodes give/);
  assert.match(await page.locator("[data-test=fleet-table]").innerText(), /homes\.csv: 700 rows/);
  await page.locator("[data-test=close-table]").click();
  await poll(page, () => document.querySelector("[data-test=fleet-answer]").textContent.startsWith("8,000 nodes"));
  await assertClean(page);
});

test("a table has streets, a placement that can be stopped, and chains of its homes", async () => {
  const page = await valley({});
  const places = ["tucson", "dallas", "chicago", "miami"];
  const rows = Array.from({ length: 240 }, (_, index) => `1,${index % 6},${3000 + 7 * index},${places[Math.floor(index / 6) % 4]}`);
  await open(page, ["count,design,household.base_kwh,climate", ...rows].join("\n"));
  await page.locator("[data-test=fleet-table][data-seconds]").waitFor({ timeout: 60_000 });
  const lines = await page.locator("[data-test=fleet-table] tbody tr").count();
  assert.ok(lines >= 12, `${lines} lines of a place, a node and a model`);
  assert.match(await page.locator("[data-test=street-words]").innerText(), /homes, .* with a node[^]*The feeder above it has/);
  const street = page.locator("[data-test=street] select").first();
  assert.equal(await street.locator("option").count(), lines);
  await street.selectOption({ index: lines - 1 });
  await page.locator("[data-test=place]").click();
  // Some four hundred years of homes come before the search.
  await page.evaluate(async () => {
    const progress = document.querySelector(".fleet-progress");
    while (progress.dataset.busy !== "true") await new Promise(requestAnimationFrame);
    progress.querySelector("button").click();
  });
  await poll(page, () => document.querySelector(".fleet-progress").dataset.busy === "false");
  assert.equal(await page.locator("[data-test=fleet-table] .fleet-placed").count(), 0, "stopped");
  await page.locator("[data-test=place]").click();
  await page.locator("[data-test=place]").click();
  await page.locator("[data-test=fleet-table] .fleet-placed").first().waitFor({ timeout: 90_000 });
  assert.equal(await page.locator("[data-test=fleet-table] .fleet-placed").count(), lines);
  assert.match(await page.locator("[data-test=placement]").innerText(), /gap to the bound/);
  await page.locator("[data-test=sharding] summary").first().click();
  await page.locator("[data-test=shards] tbody tr").first().waitFor({ timeout: 60_000 });
  assert.equal(await page.locator("[data-test=shards] tbody tr").count(), lines, "a line a place and node");
  await assertAccessible(page);
  await assertClean(page);
});

test("a carrier of all homes takes the fleet's promise, and its hours travel in the link", async () => {
  const page = await valley({});
  const firm = () => page.locator('[data-figure="firm"] .kpi-value').innerText();
  const before = await firm();
  await page.getByText("How sure", { exact: true }).click();
  const set = async (key, value) => {
    const box = page.locator(`[data-field="${key}"] [data-test=number]`);
    await box.fill(value);
    await box.press("Enter");
  };
  await set("fleet.sure_frac", "99.99");
  await set("fleet.carrier_frac", "100");
  await set("fleet.carrier_down_h", "4");
  await page.waitForFunction((was) => document.querySelector('[data-figure="firm"] .kpi-value').textContent.trim() !== was.trim(), before);
  await poll(page, () => parseFloat(document.querySelector('[data-figure="firm"] .kpi-value').textContent) < 1);
  const link = await poll(page, () => location.hash.startsWith("#1.") && location.href);
  const other = await here.open({ at: link });
  await other.locator("[data-test=fleet-kpis] .kpi").first().waitFor();
  assert.equal(await answer(other), await answer(page));
  await assertClean(page);
});

test("what is wrong with a large table is told by row and column", async () => {
  const page = await valley({});
  await open(page, table(60).replace("1,0,3070", "1,0,plenty"));
  await poll(page, () => document.querySelector("[data-test=fleet-answer]").textContent.includes("row 12, column household.base_kwh"));
  await assertClean(page);
});

test("chains of a large model stand beside replicas of a smaller one", async () => {
  const page = await valley({});
  await page.locator("[data-test=sharding] summary").first().click();
  await page.locator("[data-test=shards] tbody tr").first().waitFor();
  assert.match(await page.locator("[data-test=shards]").innerText(), /hold Llama 3\.1 405B whole|No homes of one area|replicas of/);
  await assertAccessible(page);
  await assertClean(page);
});

test("the street is shown at the month and hour that are chosen", async () => {
  const page = await valley({});
  const said = () => page.locator("[data-test=street] svg").getAttribute("aria-label");
  await page.locator("[data-test=street-month]").selectOption("0");
  await page.locator("[data-test=street-hour]").fill("3");
  const night = await said();
  assert.match(night, /at 03:00 in January/);
  await page.locator("[data-test=street-hour]").fill("18");
  assert.notEqual(await said(), night);
  await assertClean(page);
});
