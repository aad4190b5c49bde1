// wattfleet.html: the whole app in one file that opens from file://. Everything is inline, and the
// policy names each part by its hash, so that nothing else runs and nothing is fetched.
import crypto from "node:crypto";
import zlib from "node:zlib";

const sourceHash = (text) => `'sha256-${crypto.createHash("sha256").update(text, "utf8").digest("base64")}'`;

/** Line ends as the browser sees them (the hash is over those), and nothing that ends the element. */
function inline(text, element) {
  if (new RegExp(`</${element}|<!--`, "i").test(text)) throw Error(`text would end its <${element}> element`);
  return text.replace(/\r\n?/g, "\n");
}

export function singleFile(parts) {
  if (/\bimport\.meta\b|^\s*(import|export)\b/m.test(parts.glue) || !/wasm_bindgen\s*=/.test(parts.glue)) {
    throw Error('the glue is not a classic script: data-bindgen-target must be "no-modules"');
  }
  const glue = inline(parts.glue, "script");
  const boot = inline(parts.boot, "script");
  const css = inline(parts.css, "style");
  const policy =
    `default-src 'none'; script-src ${sourceHash(glue)} ${sourceHash(boot)} 'wasm-unsafe-eval'; ` +
    `style-src ${sourceHash(css)}; img-src data: blob:; connect-src 'none'; worker-src blob:; ` +
    `base-uri 'none'; form-action 'none'`;
  const icon = `<link rel="icon" type="image/svg+xml" href="data:image/svg+xml;base64,${parts.icon.toString("base64")}">`;
  const wasm = zlib.gzipSync(parts.wasm, { level: 9 }).toString("base64");
  // Functions as replacements: "$&" in the code must stay as it is.
  return parts.html
    .replace(/<script\b[^>]*><\/script>\n?/g, "")
    .replace(/<link\b[^>]*>\n?/g, "")
    .replace(/<meta name="app-(js|wasm|rest|version)"[^>]*>\n?/g, "")
    .replace(/(http-equiv="Content-Security-Policy" content=")[^"]*/, (_, start) => start + policy)
    .replace("</head>", () => `${icon}\n<style>${css}</style>\n</head>`)
    .replace(
      "</body>",
      () =>
        `<script type="application/octet-stream" id="app-wasm">${wasm}</script>\n` +
        `<script id="app-glue">${glue}</script>\n<script>${boot}</script>\n</body>`,
    );
}
