// A screenshot by hand:
//   node tools/shoot.mjs URL OUT.png [--width 1440] [--height 900] [--dark] [--full] [--scale 2] [--wait MS]
// URL may be a file; `dist` is short for the built site, served for the moment.
import fs from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { launch, openPage, poll, site } from "../tests/browser/harness.mjs";

const flags = process.argv.slice(2);
const value = (name, otherwise) => {
  const i = flags.indexOf(`--${name}`);
  return i < 0 ? otherwise : Number(flags.splice(i, 2)[1]);
};
const is = (name) => {
  const i = flags.indexOf(`--${name}`);
  if (i >= 0) flags.splice(i, 1);
  return i >= 0;
};
const width = value("width", 1440);
const height = value("height", 900);
const scale = value("scale", 1);
const waitMs = value("wait", 0);
const dark = is("dark");
const fullPage = is("full");
const [where, out] = flags;
if (!where || !out) {
  console.error("usage: node tools/shoot.mjs URL|FILE|dist[#...] OUT.png [--width N] [--height N] [--dark] [--full] [--scale N] [--wait MS]");
  process.exit(2);
}

const here = where.startsWith("dist") ? await site() : undefined;
const browser = here?.browser ?? (await launch());
try {
  const at = here ? here.url + where.slice(4) : fs.existsSync(where) ? pathToFileURL(path.resolve(where)).href : where;
  const page = await openPage(browser, { at, width, height, dark, ready: false, context: { deviceScaleFactor: scale } });
  if (here || at.endsWith("wattfleet.html")) {
    await poll(page, () => document.documentElement.hasAttribute("data-ready")).catch((error) => console.error(String(error)));
  }
  await new Promise((resolve) => setTimeout(resolve, waitMs));
  await page.screenshot({ path: out, fullPage });
  console.log(`${out}: ${width} x ${height}${dark ? ", dark" : ""}; page is ${await page.evaluate(() => document.documentElement.scrollWidth)} px wide`);
  for (const error of page.seen.errors) console.error(`in the page: ${error}`);
} finally {
  await (here ?? browser).close();
}
