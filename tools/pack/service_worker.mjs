// sw.js: offline use. A version is kept whole or not at all: its files and the index.html that
// names them. Files are taken from the cache first (their names carry hashes), index.html from the
// network first. The version before is kept, for pages that still run it.

export const serviceWorker = ({ version, files }) => `"use strict";
const VERSION = ${JSON.stringify(version)};
const FILES = ${JSON.stringify(files)};
const PREFIX = "wattfleet-";
const CACHE = PREFIX + VERSION;
const INDEX = new URL("./", self.location).href;
const INDEX_WAIT_MS = 4000;

async function keep() {
  const index = await fetch(new Request(INDEX, { cache: "reload" }));
  const text = await index.clone().text();
  // The site changed between sw.js and index.html: fail, the browser tries again later.
  if (!index.ok || !text.includes('content="' + VERSION + '"')) throw Error("index.html is of another version");
  const cache = await caches.open(CACHE);
  await cache.addAll(FILES);
  await cache.put(INDEX, index);
}

async function takeOver() {
  const names = (await caches.keys()).filter((name) => name.startsWith(PREFIX) && name !== CACHE);
  await Promise.all(names.slice(0, -1).map((name) => caches.delete(name)));
  await self.clients.claim();
  for (const client of await self.clients.matchAll()) client.postMessage({ wattfleetVersion: VERSION });
}

async function indexNetworkFirst(request) {
  const kept = async () => (await (await caches.open(CACHE)).match(INDEX)) ?? Response.error();
  const late = new Promise((resolve) => setTimeout(resolve, INDEX_WAIT_MS));
  const fresh = fetch(request).then((response) => (response.ok ? response : kept()), kept);
  return Promise.race([fresh, late.then(kept)]);
}

self.addEventListener("install", (event) => {
  self.skipWaiting();
  event.waitUntil(keep());
});
self.addEventListener("activate", (event) => event.waitUntil(takeOver()));
self.addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== "GET" || url.origin !== self.location.origin || !url.href.startsWith(INDEX)) return;
  const name = url.pathname.slice(new URL(INDEX).pathname.length);
  if (name === "" || name === "index.html") {
    event.respondWith(indexNetworkFirst(request));
  } else if (name !== "sw.js" && name !== "wattfleet.html") {
    event.respondWith(caches.match(INDEX + name).then((kept) => kept ?? fetch(request)));
  }
});
`;
