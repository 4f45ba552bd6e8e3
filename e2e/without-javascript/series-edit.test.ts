import { expect, test } from "../journey";

test("a series is changed by plain forms: a preview, the confirmation, and the way back", async ({ people, facts }) => {
  const ruth = await people.open("director");
  const { page } = ruth;

  await test.step("When the group's sessions from Monday on are to begin half an hour earlier", async () => {
    await ruth.goto(`/schedule?week=2026-11-23&site=${facts.sites.Worcester}`);
    await ruth.follow(page.getByRole("link", { name: /^Coping skills, group, Monday/ }));
    await ruth.follow(page.getByRole("link", { name: "Change or move…" }));
    await page.getByRole("radio", { name: /^This and following/ }).check();
    await page.getByLabel("Starts").fill("08:30");
    await page.getByLabel("Ends").fill("10:00");
    await page.getByRole("button", { name: "Preview" }).click();
  });

  await test.step("Then the page comes back with what that does, and with what was typed", async () => {
    await expect(page.getByText("sessions move", { exact: true })).toBeVisible();
    await expect(page.getByText("past sessions change")).toBeVisible();
    await expect(page.getByRole("radio", { name: /^This and following/ })).toBeChecked();
    await expect(page.getByLabel("Starts")).toHaveValue("08:30");
    await ruth.look();
  });

  await test.step("When a field is changed after that, nothing is done that was not told: the new preview comes first", async () => {
    await page.getByLabel("Ends").fill("09:45");
    await page.getByRole("button", { name: /^Move \d+ sessions$/ }).click();
    await expect(page.getByText("The plan changed meanwhile.")).toBeVisible();
    await expect(page.getByLabel("Ends")).toHaveValue("09:45");
    await page.getByRole("button", { name: /^Move \d+ sessions$/ }).click();
  });

  await test.step("Then they have moved, and a plain button takes it back", async () => {
    await expect(page.getByText("Monday, November 23, 8:30–9:45 AM")).toBeVisible();
    await ruth.look();
    await page.getByRole("button", { name: /^Undo/ }).click();
    await expect(page.getByText("Monday, November 23, 9:00–10:30 AM")).toBeVisible();
    await expect(page.getByText("Taken back. Everything is as it was.")).toBeVisible();
    await ruth.look();
  });
});
