// Starts the program, on the page and in each worker, hosted and in the single file.
//
// The page compiles the wasm once and hands the compiled module to its workers. A worker is made
// from a Blob, so that it inherits the page's Content-Security-Policy; one loaded from its own
// address would not. The glue (wasm_bindgen) comes before this file.
//
// Hosted, the program is in two parts (tools/pack/split.mjs): what a first visit runs, and the rest,
// which is fetched when the first answer stands. Whoever needs the rest before waits for it.
(() => {
  "use strict";
  const G = globalThis;

  // Starts the program. `restNow` gives the rest, compiled, when the first part calls into it; `rest` is it if it is here.
  async function begin(module, rest, restNow) {
    const { instantiate } = WebAssembly;
    let join = () => {};
    if (restNow) {
      // The glue hands its imports and the new instance to nobody else.
      WebAssembly.instantiate = async (given, imports) => {
        const instance = await instantiate(given, imports);
        const first = instance.exports;
        join = () => {
          new WebAssembly.Instance(restNow(), { ...imports, first });
          join = () => {};
        };
        first.t0.set(first.rest_slot.value, asWasm(() => join()));
        if (rest) join();
        else await instantiate(standIns(module), { "": { f: () => join(), t: first.t0 } });
        return instance;
      };
    }
    try {
      await wasm_bindgen({ module_or_path: module });
    } finally {
      WebAssembly.instantiate = instantiate;
    }
    return () => join();
  }

  // Only a function of WebAssembly fits its table: (module (import "" "f" (func)) (export "f" (func 0)))
  function asWasm(f) {
    const bytes = [0, 97, 115, 109, 1, 0, 0, 0, 1, 4, 1, 96, 0, 0, 2, 6, 1, 0, 1, 102, 0, 0, 7, 5, 1, 1, 102, 0, 0];
    return new WebAssembly.Instance(new WebAssembly.Module(Uint8Array.from(bytes)), { "": { f } }).exports.f;
  }

  // A module of stubs, for the table's functions that come later: each waits for the rest, then calls what is in its
  // place. tools/pack/stand_ins.mjs writes the list of them and says how.
  function standIns(module) {
    const [list] = WebAssembly.Module.customSections(module, "later");
    const [types, from, signs] = JSON.parse(new TextDecoder().decode(list));
    const values = { i: 127, l: 126, f: 125, d: 124, e: 111 };
    const bytes = new Uint8Array(1000 + 64 * signs.length);
    let end = 0;
    const put = (...given) => { for (const byte of given) bytes[end++] = byte; };
    // Numbers in sevens of bits; one that may be negative, too, needs the next bit for its sign.
    const number = (n, most = 127) => {
      for (; n > most; n >>= 7) bytes[end++] = (n & 127) | 128;
      bytes[end++] = n;
    };
    const letters = (text) => put(text.length, ...Array.from(text, (letter) => values[letter]));
    const section = (id, count, write) => {
      put(id);
      const start = (end += 4);
      number(count);
      write();
      for (let i = 4, n = end - start; i > 0; i -= 1, n >>= 7) bytes[start - i] = (n & 127) | (i > 1 ? 128 : 0);
    };
    const parameters = types.map((type) => type.indexOf(">"));
    const stubs = [];
    for (let i = 0; i < signs.length; i += 1) if (signs[i] !== "!") stubs.push([from + i, signs.charCodeAt(i) - 35]);
    put(0, 97, 115, 109, 1, 0, 0, 0);
    section(1, types.length + 1, () => {
      for (const type of types) {
        put(96);
        type.split(">").forEach(letters);
      }
      put(96, 0, 0);
    });
    section(2, 2, () => {
      put(0, 1, 102, 0);
      number(types.length);
      put(0, 1, 116, 1, 112, 0, 0);
    });
    section(3, stubs.length, () => { for (const [, type] of stubs) number(type); });
    section(9, stubs.length, () => stubs.forEach(([place], i) => {
      put(0, 65);
      number(place, 63);
      put(11, 1);
      number(i + 1);
    }));
    section(10, stubs.length, () => {
      for (const [place, type] of stubs) {
        const start = end++;
        put(0, 16, 0);
        for (let i = 0; i < parameters[type]; i += 1) put(32, i);
        put(65);
        number(place, 63);
        put(17);
        number(type);
        put(0, 11);
        bytes[start] = end - start - 1;
      }
    });
    return bytes.subarray(0, end);
  }

  if (typeof document === "undefined") {
    // Worker: the first message is { module, rest, js }. Rust takes over onmessage and then says Ready.
    G.onmessage = (event) => {
      G.onmessage = null;
      const { module, rest, js } = event.data;
      // In the single file the glue stands before this text in the Blob.
      if (typeof wasm_bindgen === "undefined") importScripts(js);
      begin(module, rest, rest && (() => rest)).catch((error) => {
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
  const address = (name) => {
    const meta = document.querySelector(`meta[name="${name}"]`);
    return meta && new URL(meta.content, document.baseURI).href;
  };
  const blobUrl = (...parts) => URL.createObjectURL(new Blob(parts, { type: "text/javascript" }));

  async function unpack(element) {
    const base64 = element.textContent;
    const bytes = Uint8Array.fromBase64
      ? Uint8Array.fromBase64(base64)
      : Uint8Array.from(atob(base64), (c) => c.charCodeAt(0));
    const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
    return WebAssembly.compile(await new Response(stream).arrayBuffer());
  }

  // `{ module, rest, restUrl, js, workerUrl }`; without `rest`, it is at `restUrl`, if it is anywhere.
  async function load() {
    const packed = document.getElementById("app-wasm");
    if (packed) {
      return { module: await unpack(packed), workerUrl: blobUrl(text("app-glue"), "\n;", me.textContent) };
    }
    const restUrl = address("app-rest");
    const compile = (url) => WebAssembly.compileStreaming(fetch(url));
    const [module, rest] = await Promise.all([compile(address("app-wasm")), isFirstVisit() || !restUrl ? undefined : compile(restUrl)]);
    return { module, rest, restUrl, js: address("app-js"), workerUrl: blobUrl(`importScripts(${JSON.stringify(me.src)})`) };
  }

  // A link, or designs of the user's own, need more of the program than a first visit does.
  function isFirstVisit() {
    try {
      return !location.hash.startsWith("#1.") && !localStorage.getItem("wattfleet.documents");
    } catch {
      return true;
    }
  }

  // The program has said `html[data-<name>]`.
  function said(name) {
    const { dataset } = document.documentElement;
    if (name in dataset) return Promise.resolve();
    return new Promise((resolve) => {
      const observer = new MutationObserver(() => name in dataset && resolve(observer.disconnect()));
      observer.observe(document.documentElement, { attributes: true });
    });
  }

  // What is seen first is there and drawn; a page in the background draws nothing.
  async function settled() {
    await said("seen");
    const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
    const drawn = frame().then(frame).then(frame);
    await Promise.race([drawn, new Promise((resolve) => setTimeout(resolve, 1000))]);
    await new Promise((resolve) => setTimeout(resolve));
  }

  // The rest at once, while the program waits for it.
  function fetchNow(url) {
    performance.mark("wattfleet-rest-missed");
    const request = new XMLHttpRequest();
    request.open("GET", url, false);
    request.overrideMimeType("text/plain; charset=x-user-defined"); // bytes: no other type may be waited for
    request.send();
    if (request.status !== 200) throw Error(`a part of the program could not be fetched (${request.status})`);
    return new WebAssembly.Module(Uint8Array.from(request.responseText, (c) => c.charCodeAt(0) & 255));
  }

  // The shell of index.html is seen before the program takes the page's time; in the background nothing is.
  const painted = () => new Promise((resolve) => {
    requestAnimationFrame(() => setTimeout(resolve));
    setTimeout(resolve, 100);
  });

  // Until the rest is there: html[data-partial], and pointing at things shows nothing yet.
  function partial() {
    const root = document.documentElement;
    const pointing = ["pointermove", "pointerover", "pointerout", "pointerenter", "pointerleave", "mousemove", "mouseover"];
    const ignore = (event) => event.stopImmediatePropagation();
    root.dataset.partial = "";
    for (const name of pointing) G.addEventListener(name, ignore, true);
    return () => {
      for (const name of pointing) G.removeEventListener(name, ignore, true);
      delete root.dataset.partial;
    };
  }

  async function start() {
    const seen = painted();
    const { module, rest, restUrl, js, workerUrl } = await load();
    performance.mark("wattfleet-compiled");
    await seen;
    let restModule = rest;
    const isPartial = Boolean(restUrl) && !rest;
    const settling = settled().then(() => performance.mark("wattfleet-settled"));
    const restLater = isPartial ? settling.then(() => WebAssembly.compileStreaming(fetch(restUrl))) : Promise.resolve(rest);
    G.__spawnWorker = () => {
      const worker = new Worker(workerUrl, { name: "wattfleet" });
      const failed = (error) => worker.onerror?.(new ErrorEvent("error", { message: String(error) }));
      restLater.then((rest) => worker.postMessage({ module, rest, js }), failed);
      return worker;
    };
    const nowWhole = isPartial ? partial() : () => {};
    const join = await begin(module, rest, restUrl && (() => (restModule ??= fetchNow(restUrl))));
    performance.mark("wattfleet-started");
    try {
      restModule ??= await restLater;
      join();
    } catch (error) {
      console.warn("the rest of the program is fetched when it is needed:", error);
    }
    nowWhole();
    document.documentElement.dataset.whole = "";
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
  // Not before the page is made: what is kept for offline use must not hold back what is wanted now.
  const idle = G.requestIdleCallback ?? ((call) => setTimeout(call, 500));
  const quiet = () => new Promise((resolve) => idle(resolve, { timeout: 3000 }));
  (location.search === "?fresh" ? Promise.resolve() : said("made").then(quiet))
    .then(keepOffline)
    .catch((error) => console.warn("offline use is not available:", error));
})();
