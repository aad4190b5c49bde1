// Weather files, rates, broken files and dropped ones; and everyone can use the preview.
import assert from "node:assert/strict";
import fs from "node:fs";
import { after, before, test } from "node:test";
import { assertClean, axe, poll, site } from "./harness.mjs";
import { answerAfter, choose, drop, line, panel, preview, text, undoWords } from "./import_steps.mjs";
import { epw, greenButton, intervalCsv, marketCsv, urdb } from "./samples.mjs";

let here;
before(async () => { here = await site(); });
after(() => here?.close());

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
  await page.locator("[data-test=class-use]").last().click();
  assert.match(await undoWords(page), /general service/i);
  await answerAfter(page, kpis);
  await assertClean(page);
});

test("prices of a market are shown, taken over, made Agile, sent without their data, and given back", async () => {
  const page = await here.open();
  const kpis = await text(page, "kpis");
  await panel(page, "Tariff");
  const said = await choose(page, "prices-file", ["spot.csv", marketCsv()]);
  for (const part of ["Prices of a market", "60 minutes, EUR a MWh", "Below nothing", "1.15 dollars each", "stand in for it"]) {
    assert.ok(said.includes(part), `${part} is not in: ${said}`);
  }
  assert.equal(await text(page, "kpis"), kpis);
  await page.locator("[data-test=import-apply]").click();
  const own = await answerAfter(page, kpis);
  assert.match(await line(page, "Tariff"), /prices of a market/);
  assert.match(await undoWords(page), /prices of a market, 9\.23/);
  await page.locator("[data-test=market-formula] > summary").click();
  await page.locator("[data-test=market-agile]").click();
  const agile = await answerAfter(page, own);
  assert.match(await undoWords(page), /Octopus Agile/);
  await page.locator("[data-test=undo]").click();
  await poll(page, (own) => document.querySelector("[data-test=kpis]").innerText === own, own, { what: "the market's own price" });
  assert.notEqual(agile, own);
  await page.waitForTimeout(700);
  await page.reload();
  await poll(page, (own) => document.querySelector("[data-test=kpis]")?.innerText === own, own, { what: "the same prices" });
  const other = await here.open({ at: await page.evaluate(() => location.href) });
  assert.match(await other.locator(".answer-block").innerText(), /market prices stayed with them/);
  await panel(page, "Tariff");
  await page.locator("[data-test=market-off]").click();
  await answerAfter(page, own);
  assert.equal(await text(page, "kpis"), kpis);
  await assertClean(page);
  await assertClean(other);
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
    ["prices-file", ["spot.csv", marketCsv({ odd: { 500: "12o" } })], /line 502, column 2/i],
    ["prices-file", ["spot.csv", "price\n1\n2\n"], /2 values are no year/i],
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
    [["e.csv", marketCsv()], "Prices of a market"],
  ]) {
    await drop(page, file);
    await preview(page);
    assert.equal(await page.locator("#import-title").innerText(), kind);
    await page.locator("[data-test=import-cancel]").click();
  }
  await assertClean(page);
});

test("axe finds nothing with the panels open, and the preview is a dialog with a name", async () => {
  const page = await here.open({ width: 390, context: { bypassCSP: true } });
  for (const name of ["Site", "Household", "Service", "Tariff"]) await panel(page, name);
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
