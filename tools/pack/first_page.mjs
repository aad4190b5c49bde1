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
    const marks = await poll(page, () => globalThis.__ran, undefined, { what: "the first answer and its figures" });
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

/* In the page, before anything else: reads the marks when boot.js says that the first visit has settled. */
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
      const marks = new Uint8Array(memory.buffer, at, count);
      globalThis.__ran = [...marks.keys()].filter((index) => marks[index]);
    }
    return mark(name, ...more);
  };
}
