// What a first visit runs: the built site with a mark in every function, opened in Chromium.
import fs from "node:fs";
import { serve } from "../serve.mjs";
import { marked } from "./split.mjs";
import { writeRecord } from "./program.mjs";

// After the first answer: until figures are drawn and the document is kept, but before a search ends.
const SETTLING_MS = 700;

/** Visits the site in `dir`, whose program is `wasmPath`, and records what ran in tools/first_page.txt. */
export async function recordFirstPage({ dir, wasmPath, named }) {
  const { launch, openPage } = await import("../../tests/browser/harness.mjs");
  const { marked: program, marksAt, names } = marked(named);
  fs.writeFileSync(wasmPath, program);
  const server = await serve({ dir });
  const browser = await launch();
  const ran = new Set();
  const visit = async (options) => {
    const page = await openPage(browser, { at: server.url, before: keepInstance, context: { serviceWorkers: "block" }, ...options });
    await page.waitForTimeout(SETTLING_MS);
    const marks = await page.evaluate(readMarks, [marksAt, names.length]);
    for (const index of marks) ran.add(names[index]);
    const address = page.url();
    console.log(`  ${marks.length} functions ran at ${new URL(address).hash.slice(0, 12) || "the front page"}, ${ran.size} in all so far`);
    await page.context().close();
    return address;
  };
  try {
    console.log("\nRecording what a first visit runs:");
    const link = await visit({});
    await visit({ width: 412, height: 823, dark: true });
    if (new URL(link).hash) await visit({ at: link });
  } finally {
    await browser.close();
    await server.close();
  }
  writeRecord(ran);
}

/* In the page, before anything else: keeps the program's memory, and workers that never answer. */
function keepInstance() {
  const { instantiate } = WebAssembly;
  WebAssembly.instantiate = async (...given) => {
    const instance = await instantiate(...given);
    globalThis.__memory = instance.exports.memory;
    return instance;
  };
  globalThis.Worker = class extends EventTarget {
    postMessage() {}
    terminate() {}
  };
}

function readMarks([at, count]) {
  const marks = new Uint8Array(globalThis.__memory.buffer, at, count);
  return [...marks.keys()].filter((index) => marks[index]);
}
