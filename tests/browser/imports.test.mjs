// Data of the user's own: meter readings, bills, weather, a rate; by button and by drop, with preview and undo.
import assert from "node:assert/strict";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { after, before, test } from "node:test";
import { axe, assertClean, poll, site } from "./harness.mjs";
import { epw, greenButton, intervalCsv, longCsv, urdb } from "./samples.mjs";

let here;
before(async () => { here = await site(); });
after(() => here?.close());

const text = (page, name) => page.locator(`[data-test=${name}]`).first().innerText();
const line = (page, panel) => page.locator(`[data-panel="${panel}"] .panel-line`).innerText();
const undoWords = (page) => page.locator("[data-test=undo]").getAttribute("title");

async function panel(page, name) {
  await page.locator(`[data-panel="${name}"]`).evaluate((node) => { node.open = true; });
  await page.locator(`[data-panel="${name}"] .data`).waitFor();
}

/** Chooses a file under a panel and gives what the preview says. */
async function choose(page, input, [name, content]) {
  await page.locator(`[data-test=${input}]`).setInputFiles({ name, mimeType: "text/plain", buffer: Buffer.from(content) });
  return preview(page);
}

async function preview(page) {
  await page.locator("[data-test=import-apply], [data-test=import-error]").first().waitFor();
  return page.locator("[data-test=import]").innerText();
}

async function drop(page, [name, content]) {
  const data = await page.evaluateHandle(([name, content]) => {
    const data = new DataTransfer();
    data.items.add(new File([content], name));
    return data;
  }, [name, content]);
  await page.dispatchEvent("main", "drop", { dataTransfer: data });
}

/** Waits until the answer is another one. */
const answerAfter = (page, old) => poll(page, (old) => {
  const now = document.querySelector("[data-test=kpis]").innerText;
  return now !== old && now;
}, old, { what: "another answer" });

test("meter readings are shown first, taken over in one step, undone in words, and kept", async () => {
  const page = await here.open();
  const kpis = await text(page, "kpis");
  const design = await line(page, "Household");
  await panel(page, "Household");
  const said = await choose(page, "load-file", ["usage.xml", greenButton({ gap: [2000, 2030] })]);
  for (const part of ["Green Button XML, 60 minutes, Wh", "1 January 2023 to 31 December 2023", "(30", "two weeks before and after"]) {
    assert.ok(said.includes(part), `${part} is not in: ${said}`);
  }
  assert.equal(await text(page, "kpis"), kpis, "nothing changes before it is asked for");
  await page.locator("[data-test=import-cancel]").click();
  assert.equal(await text(page, "kpis"), kpis);
  await choose(page, "load-file", ["usage.xml", greenButton()]);
  await page.locator("[data-test=import-apply]").click();
  await answerAfter(page, kpis);
  assert.match(await text(page, "measured"), /By the meter: 10,51\d kWh/);
  assert.match(await line(page, "Household"), /metered/);
  assert.match(await undoWords(page), /meter readings, 10,51\d kWh a year/);
  const metered = await text(page, "kpis");

  // The readings stay in this browser: the link finds them again.
  await poll(page, () => localStorage.getItem("wattfleet.attachments"), undefined, { what: "the readings in the browser" });
  const link = await poll(page, () => location.hash.startsWith("#1.") && location.href);
  await page.waitForTimeout(600);
  await page.reload();
  await poll(page, () => document.documentElement.hasAttribute("data-made"));
  await poll(page, (kpis) => document.querySelector("[data-test=kpis]").innerText === kpis, metered, { what: "the metered answer" });
  assert.ok(!(await page.locator(".answer-block").innerText()).includes("approximate"));

  // Elsewhere it is a copy, and says so.
  const other = await here.open({ at: await page.evaluate(() => location.href) || link });
  assert.match(await other.locator(".answer-block").innerText(), /meter data stayed with them; your copy is approximate/);
  await panel(other, "Household");
  assert.match(await text(other, "lacking"), /approximate/);
  await assertClean(page);
  await assertClean(other);

  await page.evaluate(() => {});
  await panel(page, "Household");
  await page.locator("[data-test=measured-off]").click();
  await answerAfter(page, metered);
  assert.equal(await line(page, "Household"), design);
  await page.locator("[data-test=undo]").click();
  await poll(page, (kpis) => document.querySelector("[data-test=kpis]").innerText === kpis, metered, { what: "undo" });
});

test("a file of the design brings its readings along", async () => {
  const page = await here.open();
  await panel(page, "Household");
  await choose(page, "load-file", ["usage.csv", intervalCsv()]);
  const kpis = await text(page, "kpis");
  await page.locator("[data-test=import-apply]").click();
  const metered = await answerAfter(page, kpis);
  await page.locator("[data-test=copy-link]").click();
  const [download] = await Promise.all([page.waitForEvent("download"), page.locator("[data-test=save-file]").click()]);
  const saved = fs.readFileSync(await download.path(), "utf8");
  assert.ok(saved.includes("\"kw\": ["), "the readings are in the file");
  const other = await here.open();
  await drop(other, ["design.wattfleet.json", saved]);
  await poll(other, (kpis) => document.querySelector("[data-test=kpis]").innerText === kpis, metered, { what: "the same answer" });
  await assertClean(other);
});

test("twelve bills scale the household; one that is no number says which", async () => {
  const page = await here.open();
  const kpis = await text(page, "kpis");
  await panel(page, "Household");
  await page.locator("[data-test=bills] > summary").click();
  const boxes = page.locator("[data-test=bill]");
  await boxes.first().waitFor();
  assert.equal(await boxes.count(), 12);
  assert.match(await boxes.first().inputValue(), /^\d{2,5}$/);
  await boxes.nth(3).fill("lots");
  await page.locator("[data-test=bills-use]").click();
  assert.match(await page.locator("[data-test=bills] [role=alert]").innerText(), /April: “lots”/);
  assert.equal(await text(page, "kpis"), kpis);
  for (let month = 0; month < 12; month += 1) await boxes.nth(month).fill("700");
  await page.locator("[data-test=bills-use]").click();
  await answerAfter(page, kpis);
  assert.match(await text(page, "measured"), /By twelve bills: 8,400 kWh/);
  assert.match(await undoWords(page), /twelve bills, 8400 kWh a year/);
  await page.locator("[data-test=undo]").click();
  await poll(page, (kpis) => document.querySelector("[data-test=kpis]").innerText === kpis, kpis, { what: "undo" });
  await assertClean(page);
});

test("a weather file is the home's weather until it is given up; a climate drops it", async () => {
  const page = await here.open();
  const kpis = await text(page, "kpis");
  await panel(page, "Site");
  const said = await choose(page, "weather-file", ["greensboro.epw", epw()]);
  for (const part of ["EPW, 60 minutes", "Greensboro Test Field", "1999", "stands in for it"]) assert.ok(said.includes(part), said);
  await page.locator("[data-test=import-apply]").click();
  const own = await answerAfter(page, kpis);
  assert.match(await text(page, "weather"), /Greensboro Test Field/);
  assert.match(await line(page, "Site"), /own weather/);
  assert.match(await undoWords(page), /weather from Greensboro/);
  await page.waitForTimeout(700);
  await page.reload();
  await poll(page, (kpis) => document.querySelector("[data-test=kpis]")?.innerText === kpis, own, { what: "the same weather" });
  const other = await here.open({ at: await page.evaluate(() => location.href) });
  assert.match(await other.locator(".answer-block").innerText(), /weather file stayed with them/);
  await panel(page, "Site");
  await page.locator("[data-test=weather-off]").click();
  await answerAfter(page, own);
  await assertClean(page);
  await assertClean(other);
});

test("a rate is told in words, taken over and given back; three meters stand side by side", async () => {
  const page = await here.open();
  const kpis = await text(page, "kpis");
  await panel(page, "Tariff");
  await page.locator("[data-test=classes] > summary").click();
  await page.locator(".classes li").first().waitFor();
  assert.equal(await page.locator(".classes li").count(), 3);
  const bills = await page.locator(".classes").innerText();
  const said = await choose(page, "rate-file", ["rate.json", urdb()]);
  for (const part of ["Evening Peak R-7", "11.00 to 37.00 ¢/kWh, 2 periods", "$14.50 a month", "Net billing"]) {
    assert.ok(said.includes(part), `${part} is not in: ${said}`);
  }
  await page.locator("[data-test=import-apply]").click();
  const own = await answerAfter(page, kpis);
  assert.match(await line(page, "Tariff"), /of your own/);
  assert.match(await undoWords(page), /tariff from Test Electric Coop: Evening Peak R-7/);
  await poll(page, (old) => document.querySelector(".classes").innerText !== old, bills, { what: "other bills" });
  const [download] = await Promise.all([page.waitForEvent("download"), page.locator("[data-test=rate-save]").click()]);
  const again = await choose(page, "rate-file", ["again.json", fs.readFileSync(await download.path())]);
  assert.ok(again.includes("11.00 to 37.00 ¢/kWh, 2 periods") && again.includes("$14.50 a month"), again);
  await page.locator("[data-test=import-cancel]").click();
  await page.locator("[data-test=own-rate-off]").click();
  await answerAfter(page, own);
  assert.equal(await text(page, "kpis"), kpis);
  await page.locator("[data-test=class-use]").click();
  assert.match(await undoWords(page), /general service/i);
  await assertClean(page);
});

test("a broken file says line and column and changes nothing", async () => {
  const page = await here.open();
  const kpis = await text(page, "kpis");
  const hash = await page.evaluate(() => location.hash);
  await panel(page, "Household");
  await panel(page, "Site");
  await panel(page, "Tariff");
  const broken = [
    ["load-file", ["usage.csv", intervalCsv({ odd: { 500: "1.2.3x" } })], /line 502, column 3/i],
    ["load-file", ["usage.xml", greenButton({ value: (index) => (index === 4 ? "12o0" : 1200) })], /line \d+, column \d+/i],
    ["weather-file", ["x.epw", epw({ odd: { 20: "1999,1,1,12,60,?,hot,5.0,60,98000,9999,9999,300,1,1,1,9,9,9,9,180,2.6" } })], /line 20, column 7/i],
    ["rate-file", ["rate.json", "{\n  \"utility\": ,\n}"], /line 2, column 14/i],
    ["weather-file", ["notes.txt", "not a weather file\nat all\n"], /line 1, column 1/i],
    ["load-file", ["empty.csv", ""], /empty/i],
  ];
  for (const [input, file, words] of broken) {
    const said = await choose(page, input, file);
    assert.match(said, words, file[0]);
    assert.match(said, /Nothing was changed/);
    await page.keyboard.press("Escape");
    await page.locator("[data-test=import][open]").waitFor({ state: "detached" });
  }
  assert.equal(await text(page, "kpis"), kpis);
  assert.equal(await page.evaluate(() => location.hash), hash);
  assert.match(await undoWords(page), /Nothing to undo/);
  await assertClean(page);
});

test("whatever is dropped is recognised by its content", async () => {
  const page = await here.open();
  for (const [file, kind] of [
    [["a.bin", greenButton()], "Meter readings"],
    [["b.dat", intervalCsv()], "Meter readings"],
    [["c.json", urdb()], "Electricity rate"],
    [["d.csv", epw()], "Weather file"],
  ]) {
    await drop(page, file);
    await preview(page);
    assert.equal(await page.locator("#import-title").innerText(), kind);
    await page.locator("[data-test=import-cancel]").click();
  }
  await assertClean(page);
});

test("a file of 50 MB does not freeze the page", async () => {
  const page = await here.open();
  await panel(page, "Household");
  const file = path.join(fs.mkdtempSync(path.join(os.tmpdir(), "wattfleet-load-")), "long.csv");
  fs.writeFileSync(file, longCsv(50e6));
  await page.evaluate(() => {
    globalThis.__longest = 0;
    let last = performance.now();
    globalThis.__beat = setInterval(() => {
      const now = performance.now();
      globalThis.__longest = Math.max(globalThis.__longest, now - last);
      last = now;
    }, 10);
  });
  await page.locator("[data-test=load-file]").setInputFiles(file);
  await page.locator("[data-test=import-apply], [data-test=import-error]").first().waitFor({ timeout: 120_000 });
  const longest = await page.evaluate(() => globalThis.__longest);
  assert.match(await page.locator("[data-test=import]").innerText(), /Meter readings/);
  // The page's own work is a few milliseconds; what else happens on a busy machine is allowed for.
  assert.ok(longest < 400, `the page stood still for ${longest} ms`);
  fs.rmSync(path.dirname(file), { recursive: true });
});

test("axe finds nothing with the panels open, and the preview is a dialog with a name", async () => {
  const page = await here.open({ width: 390, context: { bypassCSP: true } });
  for (const name of ["Site", "Household", "Tariff"]) await panel(page, name);
  await page.locator("[data-test=bills] > summary").click();
  await page.locator("[data-test=classes] > summary").click();
  await page.locator(".classes li").first().waitFor();
  const tags = ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa"];
  const found = async () => (await new (axe())({ page }).withTags(tags).analyze()).violations
    .map((violation) => `${violation.id}: ${violation.nodes.map((node) => node.target).join(" ")}`);
  assert.deepEqual(await found(), []);
  assert.ok((await page.evaluate(() => document.documentElement.scrollWidth)) <= 390);
  await choose(page, "load-file", ["usage.xml", greenButton({ gap: [2000, 2030] })]);
  assert.deepEqual(await found(), []);
  assert.ok((await page.locator("[data-test=import]").evaluate((node) => node.scrollWidth - node.clientWidth)) <= 0);
});
