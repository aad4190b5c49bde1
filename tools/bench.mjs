// The page's speed on this machine: `make bench` prints it. Nothing here asserts on time.
//
// Cold start: navigation to html[data-ready], new context, no cache. Slider: the thumb is dragged by real pointer
// moves, which the browser hands to the page at the start of a frame. Counted is from the moment the page gets the
// input event to the end of that frame's work, when its pixels are with the browser (a task posted from the frame's
// animation callbacks, which runs after style, layout and paint). "late" counts inputs whose figures were drawn
// in a later frame: there should be none. What passes between the hand and the frame is the browser's (it waits for
// the frame): it is in the line "from the hand". Year: what the page itself measures around the simulation.
import { launch, openPage, answered } from "../tests/browser/harness.mjs";
import { benchFleets } from "./bench_fleet.mjs";
import { serve } from "./serve.mjs";

const STARTS = 7;
const MOVES = 200;
const quantile = (values, part) => [...values].sort((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * part))];
const ms = (value) => (value === undefined ? "none" : `${value.toFixed(1)} ms`);

const server = await serve({ dir: process.env.WATTFLEET_DIST ?? "dist" });
const browser = await launch();

const watchReady = () => {
  new MutationObserver((_, observer) => {
    if (!document.documentElement.hasAttribute("data-ready")) return;
    globalThis.__readyMs = performance.now();
    observer.disconnect();
  }).observe(document, { attributes: true, subtree: true, attributeFilter: ["data-ready"] });
};

const starts = [];
for (let run = 0; run < STARTS; run += 1) {
  const page = await openPage(browser, { at: server.url, before: watchReady, context: { serviceWorkers: "block" } });
  starts.push(await page.evaluate(() => globalThis.__readyMs));
  await page.context().close();
}
console.log(`cold start to first answer      median ${ms(quantile(starts, 0.5))}, worst of ${STARTS} ${ms(Math.max(...starts))}`);

const page = await openPage(browser, { at: server.url, height: 1000 });
await answered(page);
await page.waitForTimeout(2000);

/** Listens to the inputs of ranges, and notes for each frame that had one when it began and ended. */
const watchFrames = () => {
  globalThis.__frames = [];
  globalThis.__long = [];
  new PerformanceObserver((list) => globalThis.__long.push(...list.getEntries().map((entry) => entry.duration)))
    .observe({ entryTypes: ["longtask"] });
  let frame = null;
  addEventListener("input", (event) => {
    if (!event.target.matches?.("[data-test=range]") || frame) return;
    const mine = (frame = { hand: event.timeStamp, begun: performance.now() });
    performance.clearMeasures();
    requestAnimationFrame(() => {
      mine.drawing = performance.now();
      const after = new MessageChannel();
      after.port1.onmessage = () => {
        const took = (name) => performance.getEntriesByName(name).reduce((sum, entry) => sum + entry.duration, 0);
        Object.assign(mine, { ended: performance.now(), year: took("year"), figures: took("figures") });
        frame = null;
        globalThis.__frames.push(mine);
      };
      after.port2.postMessage(0);
    });
  }, true);
};
await page.evaluate(watchFrames);

/** Opens a field's panel and drags its slider to and fro; the frames that had an input, or nothing without a slider. */
const dragged = async (page, key) => {
  const isThere = await page.evaluate(async ({ key }) => {
    const field = () => document.querySelector(`[data-field="${key}"] [data-test=range]`);
    const title = key[0].toUpperCase() + key.slice(1).split(".")[0];
    for (const panel of document.querySelectorAll("[data-panel]")) panel.open = panel.dataset.panel === title;
    await new Promise((resolve) => setTimeout(resolve, 150));
    for (const more of document.querySelectorAll(`[data-panel="${title}"] details`)) more.open = field() === null;
    await new Promise((resolve) => setTimeout(resolve, 600));
    globalThis.__frames.length = 0;
    globalThis.__long.length = 0;
    return field() !== null;
  }, { key });
  if (!isThere) return undefined;
  const range = page.locator(`[data-field="${key}"] [data-test=range]`);
  await range.scrollIntoViewIfNeeded();
  const box = await range.boundingBox();
  const at = (part) => [box.x + 10 + (box.width - 20) * part, box.y + box.height / 2];
  await page.mouse.move(...at(0.2));
  await page.mouse.down();
  for (let move = 0; move < MOVES; move += 1) {
    await page.mouse.move(...at(0.2 + 0.6 * (((move * 7) % 61) / 61)));
    await page.waitForTimeout(25);
  }
  const seen = await page.evaluate(() => ({ frames: globalThis.__frames, long: globalThis.__long }));
  await page.mouse.up();
  await page.waitForTimeout(1200);
  return seen;
};
const line = (frames, read) => {
  const values = frames.map(read);
  return `median ${ms(quantile(values, 0.5))}, p95 ${ms(quantile(values, 0.95))}`;
};

for (const [key, name] of [["battery.units", "battery"], ["node.power_cap_w", "power cap"], ["tariff.import_scale_frac", "tariff"], ["solar.arrays[0].tilt_deg", "tilt"], ["household.base_kwh", "household"]]) {
  const seen = await dragged(page, key);
  if (!seen) { console.log(`${name}: no slider`); continue; }
  const { frames, long } = seen;
  const late = frames.filter((frame) => frame.figures === 0).length;
  console.log(`${name.padEnd(10)} slider to pixels   ${line(frames, (f) => f.ended - f.begun)}; ${frames.length} frames, ${late} late, long tasks ${long.length}`);
  console.log(`${"".padEnd(10)} of which input     ${line(frames, (f) => f.drawing - f.begun)}; year in wasm ${line(frames, (f) => f.year)}; figures ${line(frames, (f) => f.figures)}`);
  console.log(`${"".padEnd(10)} from the hand      ${line(frames, (f) => f.ended - f.hand)}`);
}
await page.context().close();

// Homes whose battery plans: San Francisco on time-of-use prices, the price of power dragged, so that the year with the
// node and the year without it are both dispatched anew. Half of what a plan takes more than the rule is one plan.
let ruled;
for (const [name, link] of [["own sun", "#1.AAMGBAP0DwAEArI1hQQ"], ["day ahead", "#1.AAMIAm-M0Ns"], ["exact", "#1.AAMGBAP0DwoEAmSwEgk"]]) {
  const page = await openPage(browser, { at: server.url + link, height: 1000 });
  await answered(page);
  await page.waitForTimeout(2000);
  await page.evaluate(watchFrames);
  const seen = await dragged(page, "tariff.import_scale_frac");
  const year = quantile((seen?.frames ?? []).map((f) => f.year), 0.5);
  ruled ??= year;
  if (seen) console.log(`${name.padEnd(10)} slider to pixels   ${line(seen.frames, (f) => f.ended - f.begun)}; ${seen.frames.length} frames, ${seen.frames.filter((f) => f.figures === 0).length} late, long tasks ${seen.long.length}`);
  console.log(`dispatch in wasm, ${name.padEnd(10)} year with both sides ${seen ? line(seen.frames, (f) => f.year) : "no slider"}; one plan about ${ms((year - ruled) / 2)}`);
  await page.context().close();
}
await benchFleets(browser, server.url);
await browser.close();
await server.close();
