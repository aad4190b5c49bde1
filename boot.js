// Starts the program, on the page and in each worker, hosted and in the single file.
//
// The page compiles the wasm once and hands the compiled module to its workers. A worker is made
// from a Blob, so that it inherits the page's Content-Security-Policy; one loaded from its own
// address would not. The glue (wasm_bindgen) comes before this file.
(() => {
  "use strict";
  const G = globalThis;

  if (typeof document === "undefined") {
    // Worker: the first message is { module, js }. Rust takes over onmessage and then says Ready.
    G.onmessage = (event) => {
      G.onmessage = null;
      const { module, js } = event.data;
      // In the single file the glue stands before this text in the Blob.
      if (typeof wasm_bindgen === "undefined") importScripts(js);
      wasm_bindgen({ module_or_path: module }).catch((error) => {
        // A rejected promise would stay in the worker; an error reaches the page.
        setTimeout(() => { throw error; });
      });
    };
    return;
  }

  // A chosen theme holds from the first paint; the app keeps it there.
  try {
    const theme = localStorage.getItem("wattfleet.theme");
    if (theme === "light" || theme === "dark") document.documentElement.dataset.theme = theme;
  } catch { /* storage is off: the system's theme */ }

  const me = document.currentScript; // so this must be a classic script; deferred is fine
  const text = (id) => document.getElementById(id).textContent;
  const address = (name) =>
    new URL(document.querySelector(`meta[name="${name}"]`).content, document.baseURI).href;
  const blobUrl = (...parts) => URL.createObjectURL(new Blob(parts, { type: "text/javascript" }));

  async function unpack(element) {
    const base64 = element.textContent;
    const bytes = Uint8Array.fromBase64
      ? Uint8Array.fromBase64(base64)
      : Uint8Array.from(atob(base64), (c) => c.charCodeAt(0));
    const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
    return WebAssembly.compile(await new Response(stream).arrayBuffer());
  }

  async function load() {
    const packed = document.getElementById("app-wasm");
    if (packed) {
      return { module: await unpack(packed), workerUrl: blobUrl(text("app-glue"), "\n;", me.textContent) };
    }
    const module = await WebAssembly.compileStreaming(fetch(address("app-wasm")));
    return { module, js: address("app-js"), workerUrl: blobUrl(`importScripts(${JSON.stringify(me.src)})`) };
  }

  async function start() {
    const { module, js, workerUrl } = await load();
    performance.mark("wattfleet-compiled");
    G.__spawnWorker = () => {
      const worker = new Worker(workerUrl, { name: "wattfleet" });
      worker.postMessage({ module, js });
      return worker;
    };
    await wasm_bindgen({ module_or_path: module });
    performance.mark("wattfleet-started");
  }

  // Offline use: sw.js is written by tools/pack.mjs. When another version has been put up while
  // this page was open, html[data-new-version] is set and `wattfleet-new-version` is sent to the
  // window. Opening the page with ?fresh takes the service worker and its caches away.
  async function keepOffline() {
    const version = document.querySelector('meta[name="app-version"]')?.content;
    const workers = navigator.serviceWorker;
    if (!version || !workers) return;
    if (location.search === "?fresh") {
      for (const registration of await workers.getRegistrations()) await registration.unregister();
      for (const name of await caches.keys()) if (name.startsWith("wattfleet-")) await caches.delete(name);
      return;
    }
    workers.addEventListener("message", (event) => {
      const told = event.data?.wattfleetVersion;
      if (!told || told === version) return;
      document.documentElement.dataset.newVersion = told;
      G.dispatchEvent(new CustomEvent("wattfleet-new-version", { detail: told }));
    });
    const registration = await workers.register("sw.js", { scope: "./" });
    await workers.ready;
    document.documentElement.dataset.offline = "";
    // A page that stays open for days hears of a new version when it is looked at again.
    document.addEventListener("visibilitychange", () => {
      if (document.visibilityState === "visible") registration.update().catch(() => {});
    });
  }

  start().catch((error) => {
    console.error(error);
    if (document.querySelector(".crash")) return; // the program has said it itself
    const notice = document.createElement("p");
    notice.className = "crash";
    notice.setAttribute("role", "alert");
    notice.textContent = `Wattfleet could not start: ${error}. A browser from 2023 or later is needed.`;
    document.body.prepend(notice);
  });
  G.addEventListener("load", () => {
    keepOffline().catch((error) => console.warn("offline use is not available:", error));
  });
})();
