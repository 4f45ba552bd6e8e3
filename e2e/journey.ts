import { chromium, expect, test as base, type Browser, type BrowserContext, type Page } from "@playwright/test";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Clinic } from "./house/clinic";
import { Person } from "./house/person";
import { readWorld, RUN_FOLDER, signInFile, type Who, type WorldFacts, type WorldName } from "./house/world";
import { doorAddress, enterPassword } from "./pages/sign-in";

export { expect } from "@playwright/test";

/** Keeps one clinic open in each worker, and opens a fresh one for every file of journeys. */
interface House {
  clinicFor(key: string, world: WorldName): Promise<Clinic>;
}

interface Journey {
  /** Which world the journey begins in. */
  world: WorldName;
  clinic: Clinic;
  facts: WorldFacts;
  people: People;
}

/** A browser that can be closed and opened again. */
export interface Device {
  readonly person: Person;
  again(): Promise<Person>;
}

/** Brings people to their browsers. Each has one of their own. */
export interface People {
  /** Somebody who is signed in. */
  open(who: Who): Promise<Person>;
  /**
   * Somebody who is signed in on a device whose browser keeps what it stores: `again` closes the browser and opens it
   * anew, as it was left.
   */
  onDevice(who: Who): Promise<Device>;
  /** Somebody who is not. */
  stranger(): Promise<Person>;
  /** Signs in again through the form, as one must the morning after. */
  signIn(person: Person, who: Who): Promise<void>;
  /** Turns the clinic's clock, and that of every browser that is open. */
  at(wall: string): Promise<void>;
}

export const test = base.extend<Journey, { house: House }>({
  world: ["clinic", { option: true }],

  house: [
    async ({}, use, { workerIndex }) => {
      let open: { key: string; clinic: Clinic } | null = null;
      let count = 0;
      await use({
        async clinicFor(key, world) {
          if (open?.key === key) return open.clinic;
          await open?.clinic.close();
          open = null;
          const clinic = await Clinic.open(world, join(RUN_FOLDER, `clinic-${workerIndex}-${count++}`));
          open = { key, clinic };
          return clinic;
        },
      });
      // TypeScript does not see that the function above has set it.
      await (open as { clinic: Clinic } | null)?.clinic.close();
    },
    { scope: "worker", timeout: 180_000 },
  ],

  clinic: [
    async ({ house, world }, use, info) => {
      const clinic = await house.clinicFor(`${info.project.name} ${info.file} ${world}`, world);
      await use(clinic);
      if (info.status !== info.expectedStatus) await info.attach("server log", { path: clinic.log });
    },
    { timeout: 180_000 },
  ],

  baseURL: ({ clinic }, use) => use(clinic.url),

  facts: ({}, use) => use(readWorld()),

  people: async ({ browser, clinic, world, facts, javaScriptEnabled, isMobile, baseURL: _address }, use, info) => {
    const about = { hasScript: javaScriptEnabled, isPhone: isMobile };
    const here: Person[] = [];
    const seat = async (state?: string) => {
      const page = await newPage(browser, state);
      const person = new Person(page, clinic, about);
      here.push(person);
      return person;
    };
    await use({
      open: (who) => seat(signInFile(world, who)),
      onDevice: async (who) => {
        const launch = info.project.use;
        const folder = info.outputPath(`device-${who}`);
        const sit = async (isFirst: boolean) => {
          const context = await chromium.launchPersistentContext(folder, {
            ...launch.launchOptions,
            baseURL: clinic.url,
            viewport: launch.viewport,
            locale: launch.locale,
            timezoneId: launch.timezoneId,
          });
          if (isFirst) {
            const { cookies } = JSON.parse(readFileSync(signInFile(world, who), "utf8")) as StoredState;
            await context.addCookies(cookies);
          }
          const person = new Person(context.pages()[0] ?? (await context.newPage()), clinic, about);
          here.push(person);
          return person;
        };
        const person = await sit(true);
        let last = person;
        return {
          person,
          async again() {
            await last.page.context().close();
            last = await sit(false);
            return last;
          },
        };
      },
      stranger: () => seat(),
      async signIn(person, who) {
        // The page that is open would notice by itself that nobody is signed in, and lead elsewhere.
        await person.page.goto("about:blank");
        await person.page.context().clearCookies();
        await person.goto(doorAddress(who));
        await enterPassword(person.page, facts.emails[who], facts.password);
        await expect(person.page).not.toHaveURL(/sign-in/);
        await person.look();
      },
      at: async (wall) => {
        clinic.at(wall);
      },
    });
    for (const person of here) {
      if (info.status === info.expectedStatus) person.farewell();
      await person.page.context().close();
    }
  },
});

interface StoredState {
  readonly cookies: Parameters<BrowserContext["addCookies"]>[0];
}

async function newPage(browser: Browser, storageState?: string): Promise<Page> {
  const context = await browser.newContext(storageState === undefined ? {} : { storageState });
  return context.newPage();
}
