import type { Page } from "@playwright/test";
import { Roster } from "../pages/roster";
import { expect, test } from "../journey";

/** They belong to the evening, and come to the morning group this once. */
const WALK_INS = ["Pavao", "Reid"];

// A tablet in portrait, which the roster is drawn for first.
test.use({ viewport: { width: 820, height: 1180 }, hasTouch: true });

/** Counts every tap that a person makes on the page from now on. */
async function countTaps(page: Page): Promise<() => Promise<number>> {
  await page.evaluate(() => {
    document.documentElement.dataset.taps = "0";
    const count = (event: Event) => {
      const { dataset } = document.documentElement;
      if (event.isTrusted) dataset.taps = String(Number(dataset.taps) + 1);
    };
    document.addEventListener("pointerdown", count, { capture: true });
  });
  return () => page.evaluate(() => Number(document.documentElement.dataset.taps));
}

test("ten people with two exceptions are marked in four taps and well under a minute", async ({ people }) => {
  await people.at("2026-11-18T10:50");
  const marisol = await people.stranger();
  const { page } = marisol;
  const roster = new Roster(marisol);

  await test.step("When Marisol signs in while her group runs, its roster opens by itself", async () => {
    await people.signIn(marisol, "clinician");
    await expect(page.getByRole("heading", { level: 1, name: "Relapse prevention" })).toBeVisible();
    await marisol.look({ inTheDark: true });
  });

  await test.step("And Today is one tap away and keeps her", async () => {
    await marisol.follow(page.getByRole("link", { name: "Back to today" }));
    await expect(page).toHaveURL(/\/today/);
    await page.goBack();
    await expect(page.getByRole("heading", { level: 1, name: "Relapse prevention" })).toBeVisible();
  });

  await test.step("When two people of the evening walk in, she adds them", async () => {
    for (const name of WALK_INS) {
      await marisol.follow(page.getByRole("link", { name: "Add someone" }));
      await page.getByLabel("Name or number of the client").fill(name);
      await page.getByRole("button", { name: "Find" }).click();
      await marisol.follow(page.getByRole("link", { name: /^Choose/ }).first());
      await page.getByRole("button", { name: /^Add / }).click();
      await expect(page.getByRole("heading", { level: 1, name: "Relapse prevention" })).toBeVisible();
    }
    await expect(page.locator("[data-line]")).toHaveCount(10);
    await expect(page.getByText("Walk-in")).toHaveCount(2);
  });

  await test.step("Then ten people with two exceptions take four taps", async () => {
    const taps = await countTaps(page);
    const before = Date.now();
    await roster.everyoneElsePresent(10);
    await roster.row("Ben O.").tap();
    await roster.isRecorded("Ben O.", "Late");
    await roster.row("Carla M.").tap();
    await roster.row("Carla M.").tap();
    await roster.isRecorded("Carla M.", "Missed");
    await expect(page.getByText("10 of 10 recorded")).toBeVisible();
    expect(await taps()).toBeLessThanOrEqual(4);
    expect(Date.now() - before).toBeLessThan(60_000);
  });

  await test.step("And an opened row says what the program makes of the minutes", async () => {
    await page.getByRole("button", { name: "More for Ben O." }).click();
    await page.getByRole("button", { name: "10 minutes late" }).click();
    await roster.isRecorded("Ben O.", "Late", "10 min");
    await marisol.look({ inTheDark: true });
    await page.getByRole("button", { name: "More for Ben O." }).click();
  });

  await test.step("And undo takes back the last of it", async () => {
    await page.keyboard.press("Control+z");
    await expect(roster.row("Ben O.")).not.toContainText("10 min");
  });

  await test.step("When she finishes, the roster is complete", async () => {
    await roster.finish();
    await marisol.look();
    const today = page.getByRole("region", { name: "Today" });
    const group = today.getByRole("listitem").filter({ hasText: "Relapse prevention" });
    // The group still runs, so the list says "Now" of it; its roster says that it is finished.
    await expect(group).toContainText("10 recorded");
    await marisol.follow(group.getByRole("link", { name: /^Open roster/ }));
    await expect(page.getByText("This roster is finished. Marks can still be corrected.")).toBeVisible();
  });
});

test("a group that did not meet is nobody's miss, and can be opened again", async ({ people }) => {
  await people.at("2026-11-18T18:30");
  const marisol = await people.open("clinician");
  const { page } = marisol;
  const roster = new Roster(marisol);

  await test.step("When Marisol says that it did not meet, and why", async () => {
    await roster.open("Evening check-in");
    await page.getByLabel(/^More: group did not meet/).click();
    await marisol.follow(page.getByRole("link", { name: "Group did not meet" }));
    await page.getByLabel("Why did it not meet?").fill("The heating failed");
    await page.getByRole("button", { name: "Record that it did not meet" }).click();
  });

  await test.step("Then there is nothing to mark", async () => {
    await expect(page.getByText("This group did not meet: The heating failed. Nobody missed it.")).toBeVisible();
    await expect(page.getByRole("button", { name: /^Everyone else present/ })).toHaveCount(0);
    await marisol.look();
  });

  await test.step("And when it did meet after all, the roster is open again", async () => {
    await page.getByRole("button", { name: "It did meet" }).click();
    await expect(page.getByRole("button", { name: /^Everyone else present/ })).toBeVisible();
  });

  await test.step("And somebody who is marked shows that it met", async () => {
    await Promise.all([roster.isSaved(), page.locator("[data-line]").first().click()]);
    await page.getByLabel(/^More: group did not meet/).click();
    await marisol.follow(page.getByRole("link", { name: "Group did not meet" }));
    await expect(page.getByText("Somebody is marked in this session, so it did meet.")).toBeVisible();
  });

  await test.step("And the sheet for paper names people as the roster does", async () => {
    await marisol.follow(page.getByRole("link", { name: "Back to the roster" }));
    await page.getByLabel(/^More: group did not meet/).click();
    await marisol.follow(page.getByRole("link", { name: "Print sign-in sheet" }));
    await expect(page.getByRole("columnheader", { name: "Signature" })).toBeVisible();
  });
});
