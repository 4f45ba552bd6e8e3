import type { Locator, Page } from "@playwright/test";
import { expect, test } from "../journey";

/* Taking a session to another place writes nothing: it opens the preview of that change, filled in. */

const PREVIEW = /\/schedule\/series\/[0-9a-z]{26}\/edit\?/;

/** What the preview was opened with. */
async function asked(page: Page): Promise<Record<string, string>> {
  await expect(page).toHaveURL(PREVIEW);
  return Object.fromEntries(new URL(page.url()).searchParams);
}

async function boxOf(block: Locator) {
  await block.scrollIntoViewIfNeeded();
  const box = await block.boundingBox();
  if (box === null) throw new Error("The block is not on the screen.");
  return box;
}

test("a session is dragged to another time and day, and the preview of just that opens", async ({ people, facts }) => {
  const sam = await people.open("scheduler");
  const { page } = sam;
  const thursday = page.getByRole("link", { name: /^Coping skills, group, Thursday 9:00–10:30 AM/ });
  const friday = page.getByRole("region", { name: /^Friday, November 20/ });

  await test.step("When it is let go an hour later on Friday, the preview has that place and nothing is moved", async () => {
    await sam.goto(`/schedule?site=${facts.sites.Worcester}`);
    const box = await boxOf(thursday);
    const day = await boxOf(friday);
    const hour = box.height / 1.5;
    await page.mouse.move(box.x + 20, box.y + 10);
    await page.mouse.down();
    await page.mouse.move(day.x + 20, box.y + 10 + hour, { steps: 5 });
    await expect(page.locator(".mover")).toContainText("Friday 10:00–11:30 AM");
    await page.mouse.up();
    expect(await asked(page)).toMatchObject({ scope: "one", date: "2026-11-20", start: "10:00", end: "11:30" });
    await sam.look();
    await sam.goto(`/schedule?site=${facts.sites.Worcester}`);
    await expect(thursday).toBeVisible();
  });

  await test.step("When Esc is pressed on the way, nothing opens", async () => {
    const box = await boxOf(thursday);
    await page.mouse.move(box.x + 20, box.y + 10);
    await page.mouse.down();
    await page.mouse.move(box.x + 20, box.y + 90, { steps: 3 });
    await page.keyboard.press("Escape");
    await page.mouse.up();
    await expect(page.locator(".mover")).toHaveCount(0);
    await expect(page).toHaveURL(/\/schedule\?site=/);
  });

  await test.step("When its lower edge is pulled, the preview has another end", async () => {
    const box = await boxOf(thursday);
    const quarter = box.height / 6;
    await page.mouse.move(box.x + 30, box.y + box.height - 2);
    await page.mouse.down();
    await page.mouse.move(box.x + 30, box.y + box.height - 2 - 2 * quarter, { steps: 5 });
    await page.mouse.up();
    expect(await asked(page)).toMatchObject({ date: "2026-11-19", start: "09:00", end: "10:00" });
  });
});

test("keys do the same: M takes it up, arrows shift it, Enter shows what would change", async ({ people, facts }) => {
  const sam = await people.open("scheduler");
  const { page } = sam;
  const said = page.getByRole("status").filter({ hasText: /./ });

  await test.step("In the week, a day and half an hour away", async () => {
    await sam.goto(`/schedule?site=${facts.sites.Worcester}`);
    await page.getByRole("link", { name: /^Coping skills, group, Thursday/ }).focus();
    await page.keyboard.press("m");
    await expect(said).toContainText("Moving Coping skills, Thursday 9:00–10:30 AM");
    await page.keyboard.press("ArrowRight");
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("ArrowDown");
    await expect(said).toContainText("Friday 9:30–11:00 AM");
    await page.keyboard.press("Shift+ArrowDown");
    await expect(said).toContainText("Friday 9:30–11:15 AM");
    await sam.look();
    await page.keyboard.press("Enter");
    const { back, ...rest } = await asked(page);
    expect(rest).toMatchObject({ scope: "one", date: "2026-11-20", start: "09:30", end: "11:15" });
    expect(back).toMatch(/^\/schedule\?week=2026-11-16&site=/);
    await sam.look();
  });

  await test.step("In the day, where the hours run across; Esc leaves it and the focus where they were", async () => {
    await sam.goto(`/schedule?view=day&day=2026-11-19&site=${facts.sites.Worcester}`);
    const block = page.getByRole("link", { name: /^Coping skills, group, Thursday/ });
    await block.focus();
    await page.keyboard.press("m");
    await page.keyboard.press("ArrowRight");
    await expect(said).toContainText("Thursday 9:15–10:45 AM");
    await page.keyboard.press("Escape");
    await expect(said).toContainText("Coping skills stays where it is.");
    await expect(block).toBeFocused();
  });

  await test.step("A session that is over, or in which somebody is marked, stays", async () => {
    await page.keyboard.press("w");
    await page.getByRole("link", { name: /^Coping skills, group, Monday/ }).focus();
    await page.keyboard.press("m");
    await expect(said).toContainText("This one stays where it is");
    await expect(page.locator(".mover")).toHaveCount(0);
  });
});
