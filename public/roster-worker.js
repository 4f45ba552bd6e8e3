// @ts-check
/*
 * The worker of the roster pages (docs/adr/0013). When a roster page cannot be fetched it answers with the shell at
 * /rosters/offline: a page without a name in it, which opens what this browser keeps sealed. It keeps that page and the
 * files of the build that the page asks for, and nothing else; it never sees a name.
 */
const SHELL = "/rosters/offline";
const CACHE = "evenkeel-roster-shell-1";
/** A connection that does not answer a page within this time is as good as none. */
const PATIENCE_MS = 12_000;
const FRESH_MS = 10 * 60_000;
const PAGES = /^\/rosters(\/[a-z0-9]+)?\/?$/;
const FILES = /\/_next\/static\/[^"'\\\s)&<>?#]+/g;
const NAMED = /static\/(?:media|chunks)\/[^"'\\\s)&<>?#]+/g;

let keptAt = 0;

self.addEventListener("install", () => self.skipWaiting());

self.addEventListener("activate", (event) => {
  event.waitUntil(
    (async () => {
      for (const name of await caches.keys()) {
        if (name.startsWith("evenkeel-roster-") && name !== CACHE) await caches.delete(name);
      }
      await self.registration.navigationPreload?.enable();
      await self.clients.claim();
    })(),
  );
});

self.addEventListener("message", (event) => {
  if (event.data !== "keep" || Date.now() - keptAt < FRESH_MS) return;
  event.waitUntil(keepShell());
});

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== "GET" || url.origin !== self.location.origin) return;
  if (request.mode === "navigate" && PAGES.test(url.pathname)) event.respondWith(page(event));
  else if (url.pathname.startsWith("/_next/static/")) event.respondWith(file(request));
});

/** The page from the server, and where that is away the shell. A server that says no is asked, not passed over. */
async function page(event) {
  const shell = await (await caches.open(CACHE)).match(SHELL);
  const fetched = (async () => (await event.preloadResponse) ?? fetch(event.request))();
  if (shell === undefined) return fetched;
  try {
    const response = await Promise.race([fetched, after(PATIENCE_MS)]);
    // What stands before a server that is away answers in its place.
    return [502, 503, 504].includes(response.status) ? shell : response;
  } catch {
    fetched.catch(() => undefined);
    return shell;
  }
}

function after(milliseconds) {
  return new Promise((_, fail) => setTimeout(() => fail(new Error("No answer in time.")), milliseconds));
}

/** Files of a build never change under their name. */
async function file(request) {
  return (await (await caches.open(CACHE)).match(request, { ignoreVary: true })) ?? fetch(request);
}

/**
 * Fetch the shell afresh, all that it asks for, and only then put it in the place of the one before: a new version is
 * here as a whole or not at all. It is fetched without cookies, so nobody's page can get in.
 */
async function keepShell() {
  keptAt = Date.now();
  try {
    const response = await fetch(SHELL, { cache: "no-store", credentials: "omit", headers: { accept: "text/html" } });
    if (!response.ok || response.redirected) return;
    const html = await response.text();
    const cache = await caches.open(CACHE);
    const wanted = new Set(html.match(FILES) ?? []);
    // A set hands out what is added while it is walked: fonts that a style names, pictures and further scripts that a script names.
    for (const path of wanted) {
      let found = await cache.match(path);
      if (found === undefined) {
        found = await fetch(path, { credentials: "omit" });
        if (!found.ok) throw new Error(`${path} answered ${found.status}.`);
        await cache.put(path, found.clone());
      }
      if (path.endsWith(".css")) {
        for (const [, inner] of (await found.text()).matchAll(/url\(["']?([^"')]+)["']?\)/g)) {
          const url = new URL(inner, new URL(path, self.location.origin));
          if (url.origin === self.location.origin && url.pathname.startsWith("/_next/static/"))
            wanted.add(url.pathname);
        }
      } else if (path.endsWith(".js")) {
        for (const inner of (await found.text()).match(NAMED) ?? []) wanted.add(`/_next/${inner}`);
      }
    }
    await cache.put(SHELL, new Response(html, { headers: response.headers }));
    for (const { url } of await cache.keys()) {
      const { pathname } = new URL(url);
      if (pathname !== SHELL && !wanted.has(pathname)) await cache.delete(pathname);
    }
  } catch (fault) {
    // The shell before stays. It is tried again with the next roster that is opened.
    keptAt = 0;
    console.warn("The offline roster could not be renewed.", fault);
  }
}
