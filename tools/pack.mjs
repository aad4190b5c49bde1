// Finishes what Trunk has built (its post_build hook). In a release: the program made small and split
// in two, one style sheet, the version, the service worker, the single file wattfleet.html, a .br and
// .gz beside every file, and the size report with its gate. With WATTFLEET_FIRST_PAGE=record the split
// is recorded anew first. In a debug build: only what `trunk serve` needs to reload the page.
import fs from "node:fs";
import path from "node:path";
import { singleFile } from "./pack/single.mjs";
import { serviceWorker } from "./pack/service_worker.mjs";
import { precompress } from "./pack/compress.mjs";
import { reportSizes } from "./pack/sizes.mjs";
import { plainScript, plainStyle } from "./pack/script.mjs";
import { parts, smaller } from "./pack/program.mjs";
import { renamed, shortNames } from "./pack/short_names.mjs";
import { parse } from "./pack/wasm_file.mjs";
import { attribute, hash, metaContent, tags } from "./pack/html.mjs";

const dir = process.env.TRUNK_STAGING_DIR ?? "dist";
const at = (name) => path.join(dir, name);
const indexPath = at("index.html");
let html = fs.readFileSync(indexPath, "utf8");

if (process.env.TRUNK_PROFILE === "debug") {
  // Trunk's reload script is inline and changes with each address, so it cannot have a hash.
  html = html.replace("script-src 'self'", "script-src 'self' 'unsafe-inline'");
  fs.writeFileSync(indexPath, html);
  process.exit(0);
}

// One style sheet instead of several: fewer requests before the first paint.
const sheets = tags(html, "link").filter((tag) => attribute(tag, "rel") === "stylesheet");
const css = plainStyle(sheets.map((tag) => fs.readFileSync(at(path.basename(attribute(tag, "href"))), "utf8")).join("\n"));
const cssName = `style-${hash(css)}.css`;
for (const [i, tag] of sheets.entries()) {
  fs.rmSync(at(path.basename(attribute(tag, "href"))));
  html = html.replace(tag, i === 0 ? `<link rel="stylesheet" href="./${cssName}">` : "");
}
fs.writeFileSync(at(cssName), css);

// The scripts without comments and indentation, which Trunk's minifier would not leave it at.
for (const tag of tags(html, "script").filter((tag) => attribute(tag, "src"))) {
  const from = path.basename(attribute(tag, "src"));
  const script = plainScript(fs.readFileSync(at(from), "utf8"));
  const to = from.replace(/[0-9a-f]{16}/, hash(script));
  fs.rmSync(at(from));
  fs.writeFileSync(at(to), script);
  html = html.replace(tag, tag.replace(/ integrity="[^"]*"/, "")).replaceAll(from, to);
}

// The program in two files with names of their own; the single file takes the whole.
const builtPath = at(path.basename(metaContent(html, "app-wasm")));
const built = fs.readFileSync(builtPath);
const named = smaller(built);
if (process.env.WATTFLEET_FIRST_PAGE === "record") {
  const { recordFirstPage } = await import("./pack/first_page.mjs");
  fs.writeFileSync(indexPath, html);
  await recordFirstPage({ dir, wasmPath: builtPath, named });
}
// The script's part of it: short names in the two files, the whole program keeps its own.
const gluePath = at(path.basename(metaContent(html, "app-js")));
const glue = fs.readFileSync(gluePath, "utf8");
const short = shortNames(parse(named), glue);
const program = parts(named, built, short);
const glueName = path.basename(gluePath).replace(/[0-9a-f]{16}/, hash(renamed(glue, short)));
fs.rmSync(gluePath);
fs.writeFileSync(at(glueName), renamed(glue, short));
html = html.replaceAll(path.basename(gluePath), glueName);
const firstName = `wattfleet-app-${hash(program.first)}_bg.wasm`;
const restName = `wattfleet-rest-${hash(program.rest)}_bg.wasm`;
fs.rmSync(builtPath);
fs.writeFileSync(at(firstName), program.first);
fs.writeFileSync(at(restName), program.rest);
html = html
  .replaceAll(path.basename(builtPath), firstName)
  .replace('<meta name="app-wasm"', `<meta name="app-rest" content="./${restName}">$&`);

// The version is what is in the files: index.html without the version, and all the others.
const site = fs.readdirSync(dir).filter((name) => !name.startsWith(".") && name !== "index.html").sort();
const version = hash([html, ...site.map((name) => fs.readFileSync(at(name)).toString("base64"))].join("\n"));
html = html.replace("<title>", `<meta name="app-version" content="${version}">\n<title>`).replace(/\n\s*\n+/g, "\n");
fs.writeFileSync(indexPath, html);

fs.writeFileSync(at("sw.js"), serviceWorker({ version, files: site }));
fs.writeFileSync(
  at("wattfleet.html"),
  singleFile({
    html,
    css,
    glue,
    boot: fs.readFileSync(at(site.find((name) => /^boot-.*\.js$/.test(name))), "utf8"),
    wasm: program.whole,
    icon: fs.readFileSync(at("icon.svg")),
  }),
);
const sizes = precompress(dir);
reportSizes(sizes, { version });
