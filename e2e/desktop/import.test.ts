import { join } from "node:path";
import { expect, test } from "../journey";
import { ImportSessions } from "../pages/import-sessions";

const FIXTURES = join(import.meta.dirname, "..", "fixtures");

test("sessions of an old spreadsheet and calendar are brought in after a dry run, and taken back", async ({
  people,
}) => {
  const sam = await people.open("scheduler");
  const { page } = sam;
  const form = new ImportSessions(page);

  await test.step("When Sam chooses a file that is too large, or is no calendar", async () => {
    await sam.goto("/setup", {});
    await sam.follow(page.getByRole("link", { name: /^Import sessions/ }), { inTheDark: true });
    await page.getByLabel("File", { exact: true }).setInputFiles({
      name: "all.csv",
      mimeType: "text/csv",
      buffer: Buffer.alloc(5_000_001, "x"),
    });
    await expect(page.getByText("This file has 5 MB. At most 5 MB are taken")).toBeVisible();
    await form.choose({ name: "week.ics", mimeType: "text/calendar", buffer: Buffer.from("<html>") });
    await expect(page.getByText("holds no calendar")).toBeVisible();
    await sam.look();
  });

  await test.step("And then the spreadsheet, whose columns and names are recognised", async () => {
    await form.choose(join(FIXTURES, "old-calendar.csv"));
    await expect(page.getByRole("heading", { name: "2. Say what the columns hold" })).toBeVisible();
    await expect(page.getByLabel("Facilitator")).toHaveValue("5");
    await sam.look({ inTheDark: true });
    await form.next("names");
    await expect(form.word("Rooms", "Rm A").locator("option:checked")).toHaveText("Room A");
    await expect(form.word("Facilitators", "Marisol B.").locator("option:checked")).toHaveText("Marisol Benítez, LMHC");
    const kind = form.word("Group or individual, by title", "Ben Okafor");
    await expect(kind.locator("option:checked")).toHaveText("Individual");
    await sam.look({ inTheDark: true });
    await form.next("check");
    await expect(page.getByRole("alert").filter({ hasText: "Choose the service type" })).toBeVisible();
    await page.getByLabel("Service type where none is named").selectOption({ label: "CBT group" });
    await form.next("check");
  });

  await test.step("Then the dry run says what would be made, and what is left out and why", async () => {
    const button = await form.expectDryRun("2 series, 4 sessions");
    await expect(page.getByRole("table", { name: "The series that would be made" })).toContainText(
      "Every week on Wed, 6:00–7:30 PM, 3 sessions",
    );
    await expect(page.getByRole("table", { name: "What is left out, and why" })).toContainText("There is no month 24");
    await expect(page.getByText("Ben Okafor")).toHaveCount(0);
    await sam.look({ inTheDark: true });
    await button.click();
    await expect(page.getByText("4 sessions in 2 series were imported.")).toBeVisible();
    await sam.look({ inTheDark: true });
    await sam.goto("/schedule?week=2026-11-23");
    await expect(page.getByRole("link", { name: /^Evening reading, group/ })).toBeVisible();
    await expect(page.getByRole("link", { name: /^Individual session/ }).first()).toBeVisible();
  });

  await test.step("And the same file again brings nothing", async () => {
    await sam.goto("/setup/import");
    await form.choose(join(FIXTURES, "old-calendar.csv"));
    await form.next("names");
    await page.getByLabel("Service type where none is named").selectOption({ label: "CBT group" });
    await form.next("check");
    await expect(page.getByText("This very file was imported on")).toBeVisible();
    await expect(page.getByText("Nothing would be made.")).toBeVisible();
    await sam.look();
  });

  await test.step("And a calendar keeps its rule, the date it leaves out and the one it moves", async () => {
    await sam.goto("/setup/import");
    await form.choose(join(FIXTURES, "old-calendar.ics"));
    await page.getByLabel("Service type where none is named").selectOption({ label: "CBT group" });
    await form.next("check");
    const button = await form.expectDryRun("1 series, 4 sessions");
    await expect(page.getByText("It lasts all day. A session has a time.")).toBeVisible();
    await button.click();
    await expect(page.getByText("4 sessions in 1 series were imported.")).toBeVisible();
    await sam.look();
    await sam.goto("/schedule?week=2026-11-30");
    await expect(page.getByRole("link", { name: /^Walk by the harbor, group, Thursday/ })).toBeVisible();
  });

  await test.step("Until all of it is taken back", async () => {
    await sam.goto("/setup/import");
    const row = page.getByRole("row", { name: /old-calendar\.csv/ });
    await row.getByText("Take back 4 sessions").first().click();
    await sam.look();
    await row.getByRole("button", { name: "Take back 4 sessions" }).click();
    await expect(row).toContainText("Taken back");
    await sam.goto("/schedule?week=2026-11-23");
    await expect(page.getByRole("link", { name: /^Evening reading/ })).toHaveCount(0);
  });
});
