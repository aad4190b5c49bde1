// The household by its meter: readings and bills, by button and in the file of a design, with preview and undo.
import assert from "node:assert/strict";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { after, before, test } from "node:test";
import { assertClean, poll, site } from "./harness.mjs";
import { answerAfter, choose, drop, line, panel, text, undoWords } from "./import_steps.mjs";
import { greenButton, intervalCsv, longCsv } from "./samples.mjs";

let here;
before(async () => { here = await site(); });
after(() => here?.close());

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
  await page.waitForTimeout(600);
  await page.reload();
  await poll(page, () => document.documentElement.hasAttribute("data-made"));
  await poll(page, (kpis) => document.querySelector("[data-test=kpis]").innerText === kpis, metered, { what: "the metered answer" });
  assert.ok(!(await page.locator(".answer-block").innerText()).includes("approximate"));

  // Elsewhere it is a copy, and says so.
  const other = await here.open({ at: await page.evaluate(() => location.href) });
  assert.match(await other.locator(".answer-block").innerText(), /meter data stayed with them; your copy is approximate/);
  await panel(other, "Household");
  assert.match(await text(other, "lacking"), /approximate/);
  await assertClean(page);
  await assertClean(other);

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

test("a file of 50 MB does not freeze the page", async () => {
  const page = await here.open();
  await panel(page, "Household");
  const file = path.join(fs.mkdtempSync(path.join(os.tmpdir(), "wattfleet-load-")), "long.csv");
  fs.writeFileSync(file, longCsv(50e6));
  await page.evaluate(() => {
    globalThis.__beats = 0;
    setInterval(() => { globalThis.__beats += 1; }, 10);
  });
  await page.locator("[data-test=load-file]").setInputFiles(file);
  await page.locator("[data-test=import-apply], [data-test=import-error]").first().waitFor({ timeout: 120_000 });
  const beats = await page.evaluate(() => globalThis.__beats);
  assert.match(await page.locator("[data-test=import]").innerText(), /Meter readings/);
  // Read on the page's own thread it would be one long task: a beat or two before and after.
  assert.ok(beats > 20, `the page went on for ${beats} beats only`);
  fs.rmSync(path.dirname(file), { recursive: true });
});
