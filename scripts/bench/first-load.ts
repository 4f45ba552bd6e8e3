import { chromium, type Browser, type BrowserContext } from "@playwright/test";
import { chromiumPath } from "../steps/ensure-test-tools";
import type { Work } from "./works";

/** What a browser with an empty cache fetches before a page stands. */
export interface FirstLoad {
  readonly requests: number;
  /** Bytes on the wire, heads included. */
  readonly bytes: number;
  readonly scriptBytes: number;
  readonly nodes: number;
}

export const CHROMIUM_FLAGS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--disable-default-apps",
  "--disable-dev-shm-usage",
  "--disable-features=OptimizationHints,MediaRouter,Translate",
];

/** First loads by name of work; null when there is no Chromium on this machine. */
export async function measureFirstLoads(
  works: readonly Work[],
  origin: string,
  signIn: Readonly<Record<"staff" | "client", { readonly email: string; readonly password: string }>>,
): Promise<ReadonlyMap<string, FirstLoad> | null> {
  const executablePath = chromiumPath();
  if (executablePath === null) return null;
  const browser = await chromium.launch({ executablePath, args: CHROMIUM_FLAGS });
  try {
    const loads = new Map<string, FirstLoad>();
    const states = {
      staff: await signedIn(browser, origin, "staff", signIn.staff),
      client: await signedIn(browser, origin, "client", signIn.client),
    };
    for (const { name, page } of works) {
      if (page !== null) loads.set(name, await firstLoad(browser, `${origin}${page.path}`, states[page.as]));
    }
    return loads;
  } finally {
    await browser.close();
  }
}

/**
 * The request a browser makes when somebody follows a link inside the app, to be asked again by the rounds; null when
 * there is no Chromium. The page is the calendar, the link the next week's.
 */
export async function captureNavigation(
  origin: string,
  path: string,
  who: { readonly email: string; readonly password: string },
): Promise<{ readonly path: string; readonly headers: Readonly<Record<string, string>> } | null> {
  const executablePath = chromiumPath();
  if (executablePath === null) return null;
  const browser = await chromium.launch({ executablePath, args: CHROMIUM_FLAGS });
  try {
    const storageState = await signedIn(browser, origin, "staff", who);
    const context = await browser.newContext({ storageState, viewport: { width: 1440, height: 900 } });
    const page = await context.newPage();
    await page.goto(`${origin}${path}`, { waitUntil: "networkidle" });
    const followed = page.waitForRequest(
      (request) => request.headers()["rsc"] === "1" && !isPrefetch(request.headers()),
    );
    await page.getByRole("link", { name: "Next week" }).first().click();
    const request = await followed;
    const url = new URL(request.url());
    const kept = Object.entries(await request.allHeaders()).filter(
      ([name]) => !name.startsWith(":") && name !== "host",
    );
    const headers = { ...Object.fromEntries(kept), "accept-encoding": "gzip" };
    return { path: `${url.pathname}${url.search}`, headers };
  } finally {
    await browser.close();
  }
}

function isPrefetch(headers: Readonly<Record<string, string>>): boolean {
  return headers["next-router-prefetch"] !== undefined || headers["next-router-segment-prefetch"] !== undefined;
}

type State = Awaited<ReturnType<BrowserContext["storageState"]>>;

async function signedIn(
  browser: Browser,
  origin: string,
  as: "staff" | "client",
  { email, password }: { readonly email: string; readonly password: string },
): Promise<State> {
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.goto(`${origin}/sign-in${as === "client" ? "?as=client" : ""}`);
  await page.getByLabel(/email/i).fill(email);
  await page.getByLabel("Password", { exact: true }).fill(password);
  await page.getByRole("button", { name: "Continue" }).click();
  await page.waitForURL((url) => !url.pathname.startsWith("/sign-in"));
  const state = await context.storageState();
  await context.close();
  return state;
}

async function firstLoad(browser: Browser, url: string, storageState: State): Promise<FirstLoad> {
  const context = await browser.newContext({ storageState, viewport: { width: 1440, height: 900 } });
  try {
    const page = await context.newPage();
    const session = await context.newCDPSession(page);
    await session.send("Network.enable");
    const scripts = new Set<string>();
    let requests = 0;
    let bytes = 0;
    let scriptBytes = 0;
    session.on("Network.responseReceived", ({ requestId, type }) => {
      if (type === "Script") scripts.add(requestId);
    });
    session.on("Network.loadingFinished", ({ requestId, encodedDataLength }) => {
      requests += 1;
      bytes += encodedDataLength;
      if (scripts.has(requestId)) scriptBytes += encodedDataLength;
    });
    await page.goto(url, { waitUntil: "networkidle" });
    const nodes = await page.evaluate(() => document.querySelectorAll("*").length);
    return { requests, bytes, scriptBytes, nodes };
  } finally {
    await context.close();
  }
}
