// The page's speed on this machine: `make bench` prints it. Nothing here asserts on time.
//
// Cold start: navigation to html[data-ready], new context, no cache. Slider: an input event of a range to the
// end of the frame that draws it. Year: what the page itself measures around the simulation.
import { launch, openPage, answered } from "../tests/browser/harness.mjs";
import { serve } from "./serve.mjs";

const STARTS = 7;
const MOVES = 60;
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
await page.waitForTimeout(1500);
for (const [key, name] of [["battery.units", "battery"], ["node.power_cap_w", "power cap"], ["tariff.import_scale_frac", "tariff"], ["solar.arrays[0].tilt_deg", "tilt"], ["household.base_kwh", "household"]]) {
  const found = await page.evaluate(async ({ key, moves }) => {
    const field = () => document.querySelector(`[data-field="${key}"] [data-test=range]`);
    const title = key[0].toUpperCase() + key.slice(1).split(".")[0];
    for (const panel of document.querySelectorAll("[data-panel]")) panel.open = panel.dataset.panel === title;
    await new Promise((resolve) => setTimeout(resolve, 150));
    for (const more of document.querySelectorAll(`[data-panel="${title}"] details`)) more.open = field() === null;
    await new Promise((resolve) => setTimeout(resolve, 600));
    const range = field();
    if (!range) return undefined;
    const frame = () => new Promise((resolve) => requestAnimationFrame(() => {
      const after = new MessageChannel();
      after.port1.onmessage = () => resolve(performance.now());
      after.port2.postMessage(0);
    }));
    const [low, high, step] = [Number(range.min), Number(range.max), Number(range.step) || 1];
    const set = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, "value").set;
    performance.clearMeasures();
    const waits = [];
    const work = [];
    const years = [];
    const figures = [];
    const spread = Math.max(1, Math.floor((high - low) / step));
    for (let move = 0; move < moves; move += 1) {
      await frame();
      const at = performance.now();
      set.call(range, String(low + step * (1 + (move * 7) % spread)));
      range.dispatchEvent(new InputEvent("input", { bubbles: true }));
      // Effects run in microtasks; what is done when they are is the work before the frame.
      await Promise.resolve();
      await new Promise((resolve) => { const c = new MessageChannel(); c.port1.onmessage = resolve; c.port2.postMessage(0); });
      work.push(performance.now() - at);
      waits.push((await frame()) - at);
      years.push(...performance.getEntriesByName("year").map((entry) => entry.duration));
      figures.push(...performance.getEntriesByName("figures").map((entry) => entry.duration));
      performance.clearMeasures();
    }
    range.dispatchEvent(new Event("change", { bubbles: true }));
    return { waits, work, years, figures };
  }, { key, moves: MOVES });
  if (!found) { console.log(`${name}: no slider`); continue; }
  const line = (values) => (values.length ? `median ${ms(quantile(values, 0.5))}, p95 ${ms(quantile(values, 0.95))}` : "none");
  console.log(`${name.padEnd(10)} slider to pixels  ${line(found.waits)}`);
  console.log(`${"".padEnd(10)} of which page work ${line(found.work)}; year in wasm ${line(found.years)}; figures ${line(found.figures)}`);
}
await browser.close();
await server.close();
