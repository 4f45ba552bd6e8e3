import { defineConfig, devices, type PlaywrightTestConfig } from "@playwright/test";
import { chromiumPath } from "./scripts/steps/ensure-test-tools";

const executablePath = chromiumPath();
const HERE = { locale: "en-US", timezoneId: "America/New_York" } satisfies PlaywrightTestConfig["use"];
const DESKTOP = { ...devices["Desktop Chrome"], ...HERE, viewport: { width: 1440, height: 900 } };

/**
 * Journeys through the production build in the system's Chromium. Each file of journeys gets a clinic of its own: a copy
 * of a prepared database and a server over it (see e2e/house), so they run beside each other and change what they like.
 */
export default defineConfig({
  testDir: "e2e",
  outputDir: ".e2e/results",
  globalSetup: "./e2e/house/global-setup.ts",
  // A file's journeys share its clinic, one after the other.
  fullyParallel: false,
  workers: 2,
  // A second try tells a slow machine from a broken journey; what needed it is reported as flaky.
  retries: process.env.CI ? 1 : 0,
  forbidOnly: true,
  timeout: 120_000,
  expect: { timeout: 15_000 },
  reporter: [["list"], ["json", { outputFile: ".test/e2e.json" }]],
  use: {
    actionTimeout: 30_000,
    navigationTimeout: 30_000,
    // A trace costs a sixth of the time. What failed is told by the page as it was, and by the server's log.
    trace: process.env.E2E_TRACE === "1" ? "retain-on-failure" : "off",
    launchOptions: {
      ...(executablePath === null ? {} : { executablePath }),
      args: [
        // As root, in containers, Chromium cannot make its own sandbox.
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
      ],
    },
  },
  projects: [
    { name: "desktop", testDir: "e2e/desktop", use: DESKTOP },
    {
      name: "phone",
      testDir: "e2e/phone",
      use: { ...devices["Pixel 7"], ...HERE, viewport: { width: 390, height: 844 } },
    },
    { name: "tokyo", testDir: "e2e/tokyo", use: { ...DESKTOP, timezoneId: "Asia/Tokyo" } },
    { name: "without JavaScript", testDir: "e2e/without-javascript", use: { ...DESKTOP, javaScriptEnabled: false } },
  ],
});
