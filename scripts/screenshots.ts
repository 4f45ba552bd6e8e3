import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { chromium, type Browser, type Page } from "@playwright/test";
import { CHROMIUM_FLAGS } from "./bench/first-load";
import { buildApp, isBuilt } from "./steps/build-app";
import { checkNode } from "./steps/check-node";
import { chromiumPath } from "./steps/ensure-test-tools";
import { prepareDatabase } from "./steps/prepare-database";
import { step } from "./steps/progress";
import { freePort, serveApp } from "./steps/serve-app";

/*
 * `npm run screenshots`: the pictures of the README, taken of the running demo at a fixed moment, so that a new one
 * differs only where the app does.
 */
const NOW = new Date("2026-11-18T15:42:00Z");
const NEXT_WEEK = new Date("2026-11-23T05:00:00Z");
const FOLDER = "docs/screenshots";
const PLACE = "data/screenshots";
const HOST = "127.0.0.1";
/** What streams in and what a page does when it wakes up is there by then. */
const SETTLED_MS = 1000;

interface Picture {
  readonly file: string;
  readonly path: string;
  readonly as: "dana@fernhollow.example" | "juniper@mail.example" | null;
  readonly size: readonly [width: number, height: number];
  readonly isDark?: boolean;
}

const DESK = [1440, 900] as const;
const WIDE_DESK = [1600, 1000] as const;
const TABLET = [820, 900] as const;
const PHONE = [390, 844] as const;
const DANA = "dana@fernhollow.example";
const JUNIPER = "juniper@mail.example";

async function main(): Promise<void> {
  checkNode();
  const executablePath = chromiumPath();
  if (executablePath === null) throw new Error("Chromium is missing: install it, or set CHROMIUM_PATH to it.");
  rmSync(PLACE, { recursive: true, force: true });
  mkdirSync(PLACE, { recursive: true, mode: 0o700 });
  mkdirSync(FOLDER, { recursive: true });
  // Whatever the operator's own database is, pictures are taken of one of their own.
  process.env.DATABASE_URL = `file:./${PLACE}/demo.db`;
  process.env.LOG_LEVEL = "warn";
  await prepareDatabase({ isDemo: true, now: NOW });
  if (!isBuilt()) await step("Building the app", buildApp);
  writeFileSync(`${PLACE}/clock`, NOW.toISOString());
  const app = serveApp(HOST, await freePort(HOST, 3600), { ...process.env, EVENKEEL_TEST_CLOCK: `${PLACE}/clock` });
  const browser = await chromium.launch({ executablePath, args: CHROMIUM_FLAGS });
  try {
    await app.ready;
    for (const picture of await listPictures()) {
      await step(picture.file, () => take(browser, app.address, picture));
    }
  } finally {
    await browser.close();
    app.child.kill("SIGTERM");
    await app.ended;
    rmSync(PLACE, { recursive: true, force: true });
  }
}

async function listPictures(): Promise<Picture[]> {
  const { siteId, sessionId, clientId, change } = await findSubjects();
  const today = { path: `/today?site=${siteId}`, as: DANA, size: DESK } as const;
  const schedule = { path: `/schedule?site=${siteId}`, as: DANA } as const;
  return [
    { file: "sign-in.png", path: "/sign-in", as: null, size: DESK },
    { file: "today.png", ...today },
    { file: "today-dark.png", ...today, isDark: true },
    { file: "schedule.png", ...schedule, size: WIDE_DESK },
    { file: "schedule-dark.png", ...schedule, size: WIDE_DESK, isDark: true },
    { file: "schedule-day.png", path: `/schedule?site=${siteId}&view=day&day=2026-11-18`, as: DANA, size: DESK },
    { file: "series-edit.png", path: change, as: DANA, size: DESK },
    { file: "alerts.png", path: `/alerts?site=${siteId}`, as: DANA, size: DESK },
    { file: "roster.png", path: `/rosters/${sessionId}`, as: DANA, size: TABLET },
    { file: "client.png", path: `/clients/${clientId}`, as: DANA, size: [1440, 1100] },
    { file: "reports.png", path: `/reports/attendance?site=${siteId}`, as: DANA, size: DESK },
    { file: "my-week.png", path: "/me", as: JUNIPER, size: PHONE },
  ];
}

/** Worcester, the group that runs there now, a change of one that comes, and the client of the worked example. */
async function findSubjects() {
  const { and, asc, eq, gt, lte } = await import("drizzle-orm");
  const { clients, sessions, sites } = await import("@/db/schema");
  const { openStore } = await import("@/db/store");
  const store = await openStore({ url: process.env.DATABASE_URL ?? "" });
  try {
    const [site] = await store.reader.select({ id: sites.id }).from(sites).where(eq(sites.name, "Worcester"));
    const isNow = and(lte(sessions.startsAt, NOW), gt(sessions.endsAt, NOW), eq(sessions.kind, "group"));
    const [session] = await store.reader
      .select({ id: sessions.id })
      .from(sessions)
      .where(and(isNow, eq(sessions.siteId, site?.id ?? "")));
    const [client] = await store.reader
      .select({ id: clients.id })
      .from(clients)
      .where(and(eq(clients.givenName, "Juniper"), eq(clients.familyName, "Ashgrove")));
    const isNext = and(
      gt(sessions.startsAt, NEXT_WEEK),
      eq(sessions.kind, "group"),
      eq(sessions.title, "Process group"),
    );
    const [next] = await store.reader
      .select({ id: sessions.id, seriesId: sessions.seriesId })
      .from(sessions)
      .where(and(isNext, eq(sessions.siteId, site?.id ?? "")))
      .orderBy(asc(sessions.startsAt))
      .limit(1);
    if (site === undefined || session === undefined || client === undefined || next === undefined)
      throw new Error("The demo is not as told.");
    const change = `/schedule/series/${next.seriesId}/edit?session=${next.id}&scope=following&start=14:00&end=15:10`;
    return { siteId: site.id, sessionId: session.id, clientId: client.id, change };
  } finally {
    await store.close();
  }
}

async function take(browser: Browser, origin: string, { file, path, as, size, isDark }: Picture): Promise<void> {
  const context = await browser.newContext({
    viewport: { width: size[0], height: size[1] },
    colorScheme: isDark === true ? "dark" : "light",
    timezoneId: "America/New_York",
    locale: "en-US",
    reducedMotion: "reduce",
    hasTouch: size === TABLET || size === PHONE,
    deviceScaleFactor: size === PHONE ? 2 : 1,
  });
  try {
    const page = await context.newPage();
    await page.clock.setFixedTime(NOW);
    if (as !== null) await signIn(page, origin, as);
    await page.goto(`${origin}${path}`, { waitUntil: "load" });
    await page.evaluate(() => document.fonts.ready);
    // Pages that follow what others do never fall silent, so silence cannot be waited for.
    await page.waitForTimeout(SETTLED_MS);
    await page.screenshot({ path: `${FOLDER}/${file}`, animations: "disabled", caret: "hide" });
  } finally {
    await context.close();
  }
}

async function signIn(page: Page, origin: string, email: string): Promise<void> {
  const { DEMO_PASSWORD } = await import("./steps/fill-with-demo");
  await page.goto(`${origin}/sign-in${email === JUNIPER ? "?as=client" : ""}`);
  await page.getByLabel(/email/i).fill(email);
  await page.getByLabel("Password", { exact: true }).fill(DEMO_PASSWORD);
  await page.getByRole("button", { name: "Continue" }).click();
  await page.waitForURL((url) => !url.pathname.startsWith("/sign-in"));
}

try {
  await main();
} catch (fault) {
  process.stderr.write(`${fault instanceof Error ? fault.message : String(fault)}\n`);
  process.exitCode = 1;
}
