// What every browser test stands on: the built site on a free port, a Chromium, and pages that
// keep what went wrong in them.
import assert from "node:assert/strict";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";
import { serve } from "../../tools/serve.mjs";

export const ROOT = fileURLToPath(new URL("../..", import.meta.url));
export const DIST = process.env.WATTFLEET_DIST ?? path.join(ROOT, "dist");

// Packages are in tools/, and Node looks for them from the file that asks.
const require = createRequire(path.join(ROOT, "tools", "package.json"));
const { chromium } = require("playwright-core");
export const axe = () => require("@axe-core/playwright").AxeBuilder;

const FLAGS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--disable-dev-shm-usage",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/** Starts a Chromium with an empty profile. */
export function launch({ headless = true } = {}) {
  const executablePath = process.env.CHROME_PATH || "/usr/bin/chromium";
  if (!fs.existsSync(executablePath)) throw Error(`no Chromium at ${executablePath}: tools/setup.sh test, or set CHROME_PATH`);
  return chromium.launch({ executablePath, headless, args: FLAGS });
}

/**
 * The site and a browser for one test file: `{ url, browser, server, open, close }`.
 * `open(options)` gives a page in a context of its own, already at the site unless `at` is null.
 */
export async function site({ dir = DIST } = {}) {
  assert.ok(fs.existsSync(path.join(dir, "index.html")), `no site in ${dir}: make dist`);
  const server = await serve({ dir });
  const browser = await launch();
  return {
    url: server.url,
    server,
    browser,
    open: (options = {}) => openPage(browser, { at: server.url, ...options }),
    async close() {
      await browser.close();
      await server.close();
    },
  };
}

/**
 * A page in a context of its own. What happens in it is kept in `page.seen`:
 * `errors` (console errors, exceptions, policy violations) and `requests` (addresses).
 * Options: `at` (address or null), `width`, `height`, `dark`, `before` (script run first),
 * `ready` (false: do not wait for the first answer), and whatever a context takes in `context`.
 */
export async function openPage(browser, options = {}) {
  const { at = null, width = 1440, height = 900, dark = false, before, ready = true, context: more = {} } = options;
  const context = await browser.newContext({
    viewport: { width, height },
    colorScheme: dark ? "dark" : "light",
    ...more,
  });
  const page = await context.newPage();
  const seen = { errors: [], requests: [] };
  page.seen = seen;
  context.on("request", (request) => seen.requests.push(request.url()));
  page.on("pageerror", (error) => seen.errors.push(`exception: ${error.message}`));
  page.on("console", (message) => {
    if (message.type() === "error") seen.errors.push(message.text());
  });
  await page.addInitScript(() => {
    globalThis.__violations = [];
    document.addEventListener("securitypolicyviolation", (event) =>
      globalThis.__violations.push(`${event.effectiveDirective} ${event.blockedURI}`));
  });
  if (before) await page.addInitScript(before);
  if (at) {
    await page.goto(at);
    if (ready) await answered(page);
  }
  return page;
}

/** Waits until `test` (run in the page) gives something true, and returns it. */
export async function poll(page, test, argument, { timeoutMs = 20_000, what = String(test) } = {}) {
  const end = Date.now() + timeoutMs;
  for (;;) {
    // Not waitForFunction: it needs eval, which the policy forbids.
    const value = await page.evaluate(test, argument);
    if (value) return value;
    if (Date.now() > end) {
      throw Error(`waited ${timeoutMs} ms for: ${what}\nerrors: ${page.seen?.errors.join("\n") || "none"}`);
    }
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
}

/** Waits for the first answer and for the page around it, which is made in slices after it. */
export const answered = (page) =>
  poll(page, () => document.documentElement.hasAttribute("data-made"), undefined, { what: "html[data-made]" });

/** Waits for the rest of the program, which comes after the first answer. */
export const whole = (page) =>
  poll(page, () => document.documentElement.hasAttribute("data-whole"), undefined, { what: "html[data-whole]" });

/** Where the first job was worked on: "worker" or "page". */
export const engineOf = (page) =>
  poll(page, () => document.documentElement.dataset.engine, undefined, { what: "html[data-engine]" });

/** Nothing went wrong on this page. */
export async function assertClean(page) {
  const violations = await page.evaluate(() => globalThis.__violations);
  assert.deepEqual({ errors: page.seen.errors, violations }, { errors: [], violations: [] });
}

/** A picture in test-results/, for people. */
export async function picture(page, name) {
  const file = path.join(ROOT, "test-results", `${name}.png`);
  fs.mkdirSync(path.dirname(file), { recursive: true });
  await page.screenshot({ path: file });
  return file;
}

/** A copy of the site that a test may change. */
export function copyOfSite() {
  const dir = fs.mkdtempSync(path.join(os.tmpdir(), "wattfleet-site-"));
  fs.cpSync(DIST, dir, { recursive: true });
  return { dir, remove: () => fs.rmSync(dir, { recursive: true, force: true }) };
}
