// What a first visit runs: the built site with a mark in every function, opened in Chromium.
import fs from "node:fs";
import { serve } from "../serve.mjs";
import { marked } from "./split.mjs";
import { writeRecord } from "./program.mjs";

/** Visits the site in `dir`, whose program is `wasmPath`, and records what ran in tools/first_page.txt. */
export async function recordFirstPage({ dir, wasmPath, named }) {
  const { launch, openPage, poll } = await import("../../tests/browser/harness.mjs");
  const { marked: program, marksAt, names } = marked(named);
  fs.writeFileSync(wasmPath, program);
  const server = await serve({ dir });
  const browser = await launch();
  const ran = new Set();
  const visit = async (options) => {
    const page = await openPage(browser, { context: { serviceWorkers: "block" }, ...options });
    await page.addInitScript(readMarks, [marksAt, names.length]);
    await page.goto(server.url);
    await poll(page, () => globalThis.__ran !== undefined, undefined, { what: "the first answer and its figures" });
    await linger(page);
    const marks = await page.evaluate(() => globalThis.__ran());
    for (const index of marks) ran.add(names[index]);
    console.log(`  ${marks.length} functions ran, ${ran.size} in all so far`);
    await page.context().close();
  };
  try {
    console.log("\nRecording what a first visit runs:");
    await visit({ width: 1440, height: 900 });
    await visit({ width: 412, height: 823, dark: true });
    await visit({ width: 1920, height: 1200 });
  } finally {
    await browser.close();
    await server.close();
  }
  writeRecord(ran);
}

/**
 * What a slow machine does before the rest is there, and a quick one after: timers fire, the window is resized, and
 * what the browser no longer needs is collected, which runs destructors of the program.
 */
async function linger(page) {
  const session = await page.context().newCDPSession(page);
  for (let round = 0; round < 4; round += 1) {
    await session.send("HeapProfiler.collectGarbage");
    await page.evaluate(() => globalThis.dispatchEvent(new Event("resize")));
    await page.waitForTimeout(250);
  }
}

/* In the page, before anything else: gives the marks once boot.js says that the first visit has settled. */
function readMarks([at, count]) {
  const { instantiate } = WebAssembly;
  let memory;
  WebAssembly.instantiate = async (...given) => {
    document.documentElement.dataset.partial = ""; // as where the program is in two files
    const instance = await instantiate(...given);
    memory = instance.exports.memory;
    return instance;
  };
  const mark = performance.mark.bind(performance);
  performance.mark = (name, ...more) => {
    if (name === "wattfleet-settled") {
      globalThis.__ran = () => {
        const marks = new Uint8Array(memory.buffer, at, count);
        return [...marks.keys()].filter((index) => marks[index]);
      };
    }
    return mark(name, ...more);
  };
}
