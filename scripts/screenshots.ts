import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { chromium, type Browser, type BrowserContextOptions, type Page } from "@playwright/test";
import { buildApp, isBuilt } from "./steps/build-app";
import { checkNode } from "./steps/check-node";
import { chromiumPath } from "./steps/ensure-test-tools";
import { prepareDatabase } from "./steps/prepare-database";
import { step } from "./steps/progress";
import { freePort, serveApp } from "./steps/serve-app";

/*
 * `npm run screenshots`: the pictures of the README, of the built app with the demo clinic in a database of its own, at
 * a moment that never changes.
 */
const NOW = new Date("2026-11-18T15:42:00Z");
const WORK = ".test/screenshots";
const PICTURES = "docs/screenshots";
const PASSWORD = "steady keel demo";
const DIRECTOR = "dana@fernhollow.example";
const CLINICIAN = "marisol@fernhollow.example";
const CLIENT = "juniper@mail.example";

const DESK = { width: 1440, height: 900 };
const TABLET = { width: 820, height: 900 };
const PHONE = { width: 390, height: 844 };

async function main(): Promise<void> {
  checkNode();
  const executablePath = chromiumPath();
  if (executablePath === null) throw new Error("Chromium is missing: install it, or set CHROMIUM_PATH to it.");
  rmSync(WORK, { recursive: true, force: true });
  mkdirSync(WORK, { recursive: true });
  mkdirSync(PICTURES, { recursive: true });
  writeFileSync(`${WORK}/clock`, NOW.toISOString());
  process.env.DATABASE_URL = `file:${WORK}/demo.db`;
  process.env.EVENKEEL_TEST_CLOCK = `${WORK}/clock`;
  process.env.EVENKEEL_JOBS = "off";
  process.env.LOG_LEVEL ||= "warn";
  await prepareDatabase({ isDemo: true, now: NOW });
  if (!isBuilt()) await step("Building the app", buildApp);
  const host = "127.0.0.1";
  const app = serveApp(host, await freePort(host, 3300));
  await app.ready;
  const browser = await chromium.launch({ executablePath, args: ["--no-sandbox", "--disable-gpu"] });
  try {
    await takeAll(browser, app.address);
  } finally {
    await browser.close();
    app.child.kill("SIGTERM");
    await app.ended;
  }
}

async function takeAll(browser: Browser, origin: string): Promise<void> {
  const open = (options: BrowserContextOptions) =>
    browser.newContext({ baseURL: origin, locale: "en-US", timezoneId: "America/New_York", ...options });

  const visitor = await (await open({ viewport: DESK })).newPage();
  await visitor.goto("/sign-in");
  await take(visitor, "sign-in");

  for (const scheme of ["light", "dark"] as const) {
    const context = await open({ viewport: DESK, colorScheme: scheme });
    const page = await signIn(await context.newPage(), DIRECTOR, "staff");
    const ending = scheme === "dark" ? "-dark" : "";
    await page.goto("/today");
    await take(page, `today${ending}`);
    await page.setViewportSize({ width: 1600, height: 1000 });
    await page.goto("/schedule?new=1");
    await take(page, `schedule${ending}`);
    if (scheme === "dark") continue;
    await page.setViewportSize(DESK);
    await page.goto("/clients");
    await page.getByRole("link", { name: "Juniper Ashgrove" }).click();
    await page.waitForURL(/\/clients\/[0-9a-z]{26}$/);
    await take(page, "client");
    await page.goto("/reports/attendance");
    await take(page, "reports");
    await page.goto("/alerts");
    await page
      .getByRole("link", { name: /^Log contact/ })
      .first()
      .click();
    await page.getByRole("button", { name: "Save contact" }).waitFor();
    await take(page, "alerts");
  }

  const tablet = await (await open({ viewport: TABLET, hasTouch: true })).newPage();
  await signIn(tablet, CLINICIAN, "staff");
  await tablet.goto("/rosters?mine=1");
  await tablet
    .getByRole("link", { name: /^Open roster/ })
    .first()
    .click();
  await tablet
    .getByRole("button", { name: /^More for/ })
    .first()
    .click();
  await take(tablet, "roster");

  const phone = await (await open({ viewport: PHONE, isMobile: true, hasTouch: true, deviceScaleFactor: 2 })).newPage();
  await signIn(phone, CLIENT, "client");
  await phone.goto("/me");
  await take(phone, "my-week");
}

async function signIn(page: Page, email: string, door: "staff" | "client"): Promise<Page> {
  await page.goto(door === "client" ? "/sign-in?as=client" : "/sign-in");
  await page.getByLabel(/email/i).fill(email);
  await page.getByLabel("Password", { exact: true }).fill(PASSWORD);
  await page.getByRole("button", { name: /^(sign in|continue)$/i }).click();
  await page.waitForURL((address) => !address.pathname.startsWith("/sign-in"));
  return page;
}

async function take(page: Page, name: string): Promise<void> {
  await page.waitForLoadState("networkidle");
  await page.screenshot({ path: `${PICTURES}/${name}.png`, animations: "disabled" });
  process.stdout.write(`  ${PICTURES}/${name}.png\n`);
}

try {
  await main();
} catch (fault) {
  process.stderr.write(`${fault instanceof Error ? fault.message : String(fault)}\n`);
  process.exitCode = 1;
}
