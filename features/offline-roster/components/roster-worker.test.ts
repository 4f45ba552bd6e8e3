import { readFileSync } from "node:fs";
import { join } from "node:path";
import { runInNewContext } from "node:vm";
import { beforeEach, describe, expect, it } from "vitest";

const CODE = readFileSync(join(import.meta.dirname, "../../../public/roster-worker.js"), "utf8");
const ORIGIN = "https://clinic.example";
const SHELL = `<link href="/_next/static/chunks/a.css"><script src="/_next/static/chunks/b.js"></script>`;

type Heard = (event: Record<string, unknown>) => void;

/** A browser's worker, as far as this one asks for it. */
let files: Map<string, Response>;
let server: (path: string) => Response | null;
let heard: Map<string, Heard>;
let time: number;
let asked: { path: string; credentials: unknown }[];

beforeEach(() => {
  files = new Map();
  heard = new Map();
  asked = [];
  time = 1_000_000;
  server = (path) => {
    if (path === "/rosters/offline") return html(SHELL);
    if (path.endsWith(".css")) return new Response("@font-face { src: url(../media/f.woff2) }");
    if (path.endsWith(".js")) return new Response(`const sprite = "/_next/static/media/s.svg"`);
    return path.startsWith("/_next/static/media/") ? new Response("bytes") : null;
  };
  const pathOf = (what: string | { url: string }) =>
    new URL(typeof what === "string" ? what : what.url, ORIGIN).pathname;
  const cache = {
    match: async (what: string | { url: string }) => files.get(pathOf(what))?.clone(),
    put: async (what: string, response: Response) => void files.set(pathOf(what), response),
    delete: async (what: string) => files.delete(pathOf(what)),
    keys: async () => [...files.keys()].map((path) => ({ url: `${ORIGIN}${path}` })),
  };
  const self = {
    location: new URL(ORIGIN),
    registration: {},
    clients: { claim: async () => undefined },
    skipWaiting: () => undefined,
    addEventListener: (name: string, listener: Heard) => heard.set(name, listener),
  };
  const fetching = async (what: string | { url: string }, options: { credentials?: string } = {}) => {
    asked.push({ path: pathOf(what), credentials: options.credentials });
    const answer = server(pathOf(what));
    if (answer === null) throw new TypeError("Failed to fetch");
    return answer;
  };
  const caches = { open: async () => cache, keys: async () => [], delete: async () => true };
  const quiet = { warn: () => undefined };
  runInNewContext(CODE, {
    self,
    caches,
    fetch: fetching,
    URL,
    Response,
    Set,
    Date: { now: () => time },
    setTimeout,
    console: quiet,
  });
});

function html(text: string): Response {
  return new Response(text, { headers: { "content-security-policy": "script-src 'nonce-1'" } });
}

async function keep(): Promise<void> {
  let work: unknown = null;
  heard.get("message")?.({ data: "keep", waitUntil: (its: unknown) => (work = its) });
  await work;
}

/** What the page gets; null: the worker leaves it to the browser. */
async function get(path: string, more: Record<string, unknown> = {}): Promise<string | null> {
  let answer: unknown = null;
  const request = { url: `${ORIGIN}${path}`, method: "GET", mode: "navigate", ...more };
  heard.get("fetch")?.({ request, respondWith: (its: unknown) => (answer = its) });
  return answer === null ? null : ((await answer) as Response).text();
}

describe("the worker of the roster pages", () => {
  it("keeps the shell, all it asks for and what that asks for, without anybody's cookies", async () => {
    await keep();
    expect([...files.keys()].sort()).toEqual([
      "/_next/static/chunks/a.css",
      "/_next/static/chunks/b.js",
      "/_next/static/media/f.woff2",
      "/_next/static/media/s.svg",
      "/rosters/offline",
    ]);
    expect(asked.every(({ credentials }) => credentials === "omit")).toBe(true);
    expect(files.get("/rosters/offline")?.headers.get("content-security-policy")).toContain("nonce-1");
  });

  it("asks the server first, and answers with the shell when that is away", async () => {
    await keep();
    server = () => new Response("the real page");
    expect(await get("/rosters/01abc")).toBe("the real page");
    server = () => null;
    expect(await get("/rosters/01abc")).toBe(SHELL);
    expect(await get("/rosters")).toBe(SHELL);
    server = () => new Response("bad gateway", { status: 502 });
    expect(await get("/rosters/01abc")).toBe(SHELL);
    server = () => new Response("forbidden", { status: 403 });
    expect(await get("/rosters/01abc")).toBe("forbidden");
  });

  it("leaves alone what is not a roster page", async () => {
    await keep();
    expect(await get("/today")).toBeNull();
    expect(await get("/rosters/01abc/sheet")).toBeNull();
    expect(await get("/rosters/01abc", { method: "POST" })).toBeNull();
    expect(await get("/rosters/01abc/marks", { mode: "cors" })).toBeNull();
  });

  it("puts a new version in place as a whole, or not at all", async () => {
    await keep();
    const next = `<script src="/_next/static/chunks/c.js"></script>`;
    let isWhole = false;
    server = (path) => {
      if (path === "/rosters/offline") return html(next);
      return isWhole && path.endsWith("c.js") ? new Response("") : null;
    };
    time += 11 * 60_000;
    await keep();
    expect(await files.get("/rosters/offline")?.clone().text()).toBe(SHELL);
    expect(files.has("/_next/static/chunks/b.js")).toBe(true);
    isWhole = true;
    await keep();
    expect([...files.keys()].sort()).toEqual(["/_next/static/chunks/c.js", "/rosters/offline"]);
  });

  it("never keeps a page that somebody was led away to", async () => {
    server = () => Object.defineProperty(html("<h1>Sign in</h1>"), "redirected", { value: true });
    await keep();
    expect(files.size).toBe(0);
  });

  it("keeps nothing when a part cannot be had", async () => {
    const whole = server;
    server = (path) => (path.endsWith(".woff2") ? null : whole(path));
    await keep();
    expect(files.has("/rosters/offline")).toBe(false);
  });
});
