import type { Page } from "@playwright/test";
import { Roster } from "../pages/roster";
import { expect, test } from "../journey";

/** Others may be behind by so much, and no more. */
const BEHIND = { timeout: 2000 };

test("Today and the rosters follow what others do, and nobody reloads", async ({ people }) => {
  const marisol = await people.open("clinician");
  const sam = await people.open("scheduler");
  const dana = await people.open("director");
  const hers = new Roster(marisol);
  const his = new Roster(sam);
  const reloads = [countLoads(sam.page), countLoads(dana.page)];

  await test.step("Given Marisol and Sam have the same roster open, and Dana has Today", async () => {
    await hers.open("Coping skills");
    await his.open("Coping skills");
    await follows(sam.page, () => sam.page.reload());
    await follows(dana.page, () => dana.goto("/today"));
    await sam.look();
    for (const each of reloads) each.forget();
  });

  await test.step("When Marisol marks Ben missed, Sam sees it within two seconds", async () => {
    await hers.mark("Ben O.", "Missed");
    await expect(his.row("Ben O.")).toContainText("Recorded as Missed", BEHIND);
  });

  await test.step("And when Sam corrects him, so does Marisol", async () => {
    await his.mark("Ben O.", "Excused");
    await expect(hers.row("Ben O.")).toContainText("Recorded as Excused", BEHIND);
  });

  await test.step("When everybody else is present, Today has one roster less to finish", async () => {
    const unfinished = dana.page.getByRole("main").getByRole("link", { name: /^\d+ rosters?$/ });
    const before = Number((await unfinished.textContent())?.split(" ")[0]);
    await marisol.page.getByRole("button", { name: /^Everyone else present/ }).click();
    await expect(unfinished).toHaveText(new RegExp(`^${before - 1} roster`), BEHIND);
    await dana.look();
  });

  await test.step("And neither page was loaded again", () => {
    for (const each of reloads) expect(each.count()).toBe(0);
  });
});

test("a page that was not looked at catches up when it is looked at again", async ({ people }) => {
  const marisol = await people.open("clinician");
  const sam = await people.open("scheduler");
  const hers = new Roster(marisol);
  const his = new Roster(sam);
  await hers.open("Relapse prevention");
  await his.open("Relapse prevention");

  await test.step("While Sam's page lies behind another, it asks the server for nothing", async () => {
    await turn(sam.page, "hidden");
    await hers.mark("Ben O.", "Excused");
    await expect(his.row("Ben O.")).toContainText("Recorded as Not recorded");
  });

  await test.step("When he comes back to it, it is true again", async () => {
    await turn(sam.page, "visible");
    await expect(his.row("Ben O.")).toContainText("Recorded as Excused", BEHIND);
  });
});

test("what others do is told to staff alone", async ({ people }) => {
  const ada = await people.open("client");
  const stranger = await people.stranger();
  expect((await ada.page.request.get("/live")).status()).toBe(403);
  expect((await stranger.page.request.get("/live")).status()).toBe(401);
});

/** Does what opens the page, and waits until its line to the server stands. */
async function follows(page: Page, open: () => Promise<unknown>): Promise<void> {
  await Promise.all([page.waitForResponse((response) => response.url().endsWith("/live")), open()]);
}

function countLoads(page: Page): { count(): number; forget(): void } {
  let loads = 0;
  page.on("load", () => loads++);
  return { count: () => loads, forget: () => void (loads = 0) };
}

/** Puts the page behind another, or in front again, as the browser would tell it. */
async function turn(page: Page, state: "hidden" | "visible"): Promise<void> {
  await page.evaluate((shown) => {
    Object.defineProperty(document, "visibilityState", { value: shown, configurable: true });
    document.dispatchEvent(new Event("visibilitychange"));
  }, state);
}
