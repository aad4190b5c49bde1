// Serves dist/ on this machine as a good static host would: precompressed files where the browser
// takes them, right types, long caching for names with a hash and none for the others.
//
//   node tools/serve.mjs [--dir dist] [--port 8080]
import fs from "node:fs";
import http from "node:http";
import path from "node:path";
import crypto from "node:crypto";
import { fileURLToPath, pathToFileURL } from "node:url";

const TYPES = {
  ".css": "text/css; charset=utf-8",
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json",
  ".png": "image/png",
  ".svg": "image/svg+xml",
  ".txt": "text/plain; charset=utf-8",
  ".wasm": "application/wasm",
  ".webmanifest": "application/manifest+json",
};
const HASHED = /[-_][0-9a-f]{16}[_.]/;

/** The best stored form the browser takes: [file, encoding]. */
function best(file, accepted) {
  for (const [ending, encoding] of [[".br", "br"], [".gz", "gzip"]]) {
    if (new RegExp(`\\b${encoding}\\b`).test(accepted) && fs.existsSync(file + ending)) return [file + ending, encoding];
  }
  return [file, undefined];
}

function answer(dir, request, response) {
  const say = (status, text) => response.writeHead(status, { "content-type": "text/plain" }).end(text);
  if (request.method !== "GET" && request.method !== "HEAD") return say(405, "only GET and HEAD\n");
  let name;
  try {
    name = decodeURIComponent(new URL(request.url, "http://here").pathname);
  } catch {
    return say(400, "not an address\n");
  }
  const wanted = path.join(dir, name.endsWith("/") ? `${name}index.html` : name);
  if (!wanted.startsWith(dir + path.sep) || !fs.statSync(wanted, { throwIfNoEntry: false })?.isFile()) {
    return say(404, "not found\n");
  }
  const [file, encoding] = best(wanted, request.headers["accept-encoding"] ?? "");
  const body = fs.readFileSync(file);
  const etag = `"${crypto.createHash("sha256").update(body).digest("base64url").slice(0, 22)}"`;
  const headers = {
    "content-type": TYPES[path.extname(wanted)] ?? "application/octet-stream",
    "cache-control": HASHED.test(path.basename(wanted)) ? "public, max-age=31536000, immutable" : "no-cache",
    "x-content-type-options": "nosniff",
    vary: "accept-encoding",
    etag,
  };
  if (encoding) headers["content-encoding"] = encoding;
  if (request.headers["if-none-match"] === etag) return response.writeHead(304, headers).end();
  response.writeHead(200, { ...headers, "content-length": body.length });
  response.end(request.method === "HEAD" ? undefined : body);
}

/** Starts serving; `{ url, close }`. Port 0 takes a free one. */
export function serve({ dir, port = 0 }) {
  const root = path.resolve(dir);
  const server = http.createServer((request, response) => answer(root, request, response));
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, "127.0.0.1", () =>
      resolve({
        url: `http://127.0.0.1:${server.address().port}/`,
        close: () => new Promise((done) => { server.close(done); server.closeAllConnections(); }),
      }),
    );
  });
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  const option = (name, otherwise) => {
    const i = process.argv.indexOf(`--${name}`);
    return i < 0 ? otherwise : process.argv[i + 1];
  };
  const dir = option("dir", fileURLToPath(new URL("../dist", import.meta.url)));
  const port = Number(option("port", 8080));
  try {
    const { url } = await serve({ dir, port });
    console.log(`\nWattfleet is served on ${url}   (Ctrl-C stops it)`);
  } catch (error) {
    console.error(error.code === "EADDRINUSE"
      ? `Port ${port} is taken: stop what listens there, or run  node tools/serve.mjs --port 8081`
      : String(error));
    process.exit(1);
  }
}
