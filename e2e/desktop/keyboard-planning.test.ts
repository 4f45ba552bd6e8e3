import type { Page } from "@playwright/test";
import { ChangeDialog } from "../pages/change-dialog";
import { expect, test } from "../journey";

/** Goes on by Tab until the control with this label has the focus: no key leads past it, and nothing traps it. */
async function tabTo(page: Page, label: string | RegExp): Promise<void> {
  for (let step = 0; step < 60; step++) {
    await page.keyboard.press("Tab");
    const name = await page.evaluate(() => {
      const at = document.activeElement as HTMLInputElement | null;
      const labels = [...(at?.labels ?? [])].map((each) => each.textContent);
      return (at?.getAttribute("aria-label") ?? (labels.join(" ") || at?.textContent) ?? "").trim();
    });
    if (typeof label === "string" ? name === label : label.test(name)) return;
  }
  throw new Error(`No Tab leads to ${label}`);
}

test("a series is made and a session is moved by keys alone", async ({ people, facts }) => {
  const ruth = await people.open("director");
  const { page } = ruth;
  const { keyboard } = page;
  const change = new ChangeDialog(page);
  const lunch = page.getByRole("link", { name: /^Lunch group, group, Tuesday/ });

  await test.step("When N is pressed on the schedule, a series is written without the mouse, in under a minute", async () => {
    await ruth.goto(`/schedule?week=2026-11-23&site=${facts.sites.Worcester}`);
    const began = Date.now();
    await keyboard.press("n");
    await expect(page.getByRole("heading", { name: "New session series" })).toBeFocused();
    await ruth.isAwake();
    await tabTo(page, "Name");
    await keyboard.type("Lunch group");
    await tabTo(page, "Monday");
    await keyboard.press("Space");
    await keyboard.press("Tab");
    await keyboard.press("Space");
    await tabTo(page, "Starts at");
    await keyboard.type("1200PM");
    await tabTo(page, "Ends at");
    await keyboard.type("0100PM");
    await tabTo(page, "Number of sessions");
    await keyboard.press("Control+A");
    await keyboard.type("6");
    await tabTo(page, "Room");
    await keyboard.type("Room B");
    await tabTo(page, "Service type");
    await keyboard.type("CBT");
    await expect(page.locator(".say")).toContainText("Every week on Tue, 12:00–1:00 PM, 6 sessions");
    await expect(page.getByRole("button", { name: "Create 6 sessions" })).toBeVisible();
    await ruth.look();
    await page.getByRole("combobox", { name: "Service type" }).focus();
    await keyboard.press("Control+Enter");
    await expect(lunch).toBeVisible();
    expect(Date.now() - began, "milliseconds that it took").toBeLessThan(60_000);
    await ruth.look();
  });

  await test.step("And when one of them is taken up with M, arrows shift it and Enter asks what that comes to", async () => {
    await lunch.focus();
    await keyboard.press("m");
    await keyboard.press("ArrowRight");
    for (let quarter = 0; quarter < 4; quarter++) await keyboard.press("ArrowDown");
    await keyboard.press("Enter");
    await change.ready();
    await expect(change.dialog.getByLabel("Date", { exact: true })).toHaveValue("2026-11-25");
    await expect(change.dialog.getByLabel("Starts")).toHaveValue("13:00");
    await expect(change.says(1, "session moves")).toBeVisible();
    await ruth.look();
    await keyboard.press("Control+Enter");
    await expect(change.dialog).toHaveCount(0);
  });

  await test.step("Then it stands there, the focus is back on it, and Undo is a key away", async () => {
    const moved = page.getByRole("link", { name: /^Lunch group, group, Wednesday 1:00–2:00 PM/ });
    await expect(moved).toBeFocused();
    await ruth.look();
    await change.undo();
    await expect(lunch).toBeVisible();
  });

  await test.step("And Esc leaves the dialog where nothing was chosen, with the focus where it was", async () => {
    await lunch.focus();
    await keyboard.press("Enter");
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Lunch group");
    await ruth.look();
    await tabTo(page, "Change or move…");
    await keyboard.press("Enter");
    await change.ready();
    await keyboard.press("Escape");
    await expect(change.dialog).toHaveCount(0);
    await expect(page.getByRole("link", { name: "Change or move…" })).toBeFocused();
  });
});
