import { ChangeDialog } from "../pages/change-dialog";
import { SeriesDrawer } from "../pages/series-drawer";
import { expect, test } from "../journey";

test("one session is canceled and restored, held on a closed day, and a single one becomes a series", async ({
  people,
  facts,
}) => {
  const ruth = await people.open("director");
  const { page } = ruth;
  const change = new ChangeDialog(page);
  const week = (monday: string) => `/schedule?week=${monday}&site=${facts.sites.Worcester}`;
  const open = async (monday: string, name: RegExp) => {
    await ruth.goto(week(monday));
    await ruth.follow(page.getByRole("link", { name }).first());
  };

  await test.step("When a session was held, its page says why it stays, and offers what comes after it", async () => {
    await open("2026-11-16", /^Coping skills, group, Monday/);
    await expect(page.getByText(/^Attendance was taken for \d+ people, so this session took place/)).toBeVisible();
    await expect(page.getByRole("link", { name: "Change or move…" })).toHaveCount(0);
    await change.open("Change this and following…");
    await expect(change.dialog.getByRole("radio", { name: /^This session/ })).toBeDisabled();
    await expect(change.dialog.getByRole("radio", { name: /^This and following/ })).toBeChecked();
    await ruth.look();
    await page.keyboard.press("Escape");
    await expect(change.dialog).toHaveCount(0);
  });

  await test.step("When one to come is canceled and restored, people are told what each comes to", async () => {
    await open("2026-11-23", /^Coping skills, group, Monday/);
    await change.open("Cancel this session…");
    await expect(change.says(1, "session is canceled")).toBeVisible();
    await expect(change.dialog.getByRole("checkbox", { name: /^Tell \d+ clients?/ })).toBeChecked();
    await change.dialog.getByText("Preview message").click();
    await expect(change.dialog.locator(".chg-msg")).not.toContainText("Coping skills");
    await change.dialog.getByLabel("Why").fill("A fire drill");
    await change.ready();
    await ruth.look({ inTheDark: true });
    await change.confirm("Cancel this session");
    await expect(page.getByText("This session is canceled.", { exact: true })).toBeVisible();
    await change.open("Restore this session…");
    await expect(change.says(1, "session takes place again")).toBeVisible();
    await ruth.look();
    await change.confirm("Restore this session");
    await expect(page.getByText("This session is canceled.", { exact: true })).toHaveCount(0);
    await ruth.look();
  });

  await test.step("When Thursday is closed for snow, its first group is held by video all the same, and then not", async () => {
    await ruth.goto(`/schedule?site=${facts.sites.Worcester}`);
    await ruth.follow(page.getByRole("link", { name: "Snow day" }));
    await ruth.follow(page.getByRole("link", { name: /^Tomorrow/ }));
    await page.getByRole("button", { name: /^Close Thu, Nov 19, \d+ sessions$/ }).click();
    await expect(page.getByRole("heading", { level: 1, name: "Closures" })).toBeVisible();
    await ruth.look();
    await open("2026-11-16", /^Coping skills, group, Thursday/);
    await change.open("Hold it anyway…");
    await change.dialog.getByLabel("Link to join").fill("https://meet.example.org/coping");
    await change.ready();
    await ruth.look({ inTheDark: true });
    await change.primary.click();
    await expect(change.dialog).toHaveCount(0);
    await expect(page.getByText("This session is held anyway.")).toBeVisible();
    await expect(page.getByRole("main")).toContainText("By video");
    await change.open("Close it again…");
    await change.ready();
    await ruth.look();
    await change.primary.click();
    await expect(change.dialog).toHaveCount(0);
    await expect(page.getByText("Nobody is held to have missed it.")).toBeVisible();
    await ruth.look();
  });

  await test.step("When an extra session is added to a series, it stands beside the regular ones", async () => {
    await ruth.follow(page.getByRole("link", { name: "Open series" }));
    await change.open("Add an extra session…");
    await change.dialog.getByLabel("Date").fill("2026-11-24");
    await change.ready();
    await expect(change.says(1, "new session")).toBeVisible();
    await ruth.look();
    await change.confirm("Add 1 session");
    await expect(page.getByRole("link", { name: "Tue, Nov 24, 9:00–10:30 AM" })).toBeVisible();
    await ruth.look();
  });

  await test.step("And a session that stood alone becomes a series of its own weekday", async () => {
    await ruth.goto(week("2026-11-23"));
    const drawer = new SeriesDrawer(page);
    await drawer.open();
    await drawer.fill({
      ...{ name: "Alumni evening", days: ["Friday"], from: "18:00", to: "19:00", first: "2026-11-27", count: 1 },
      ...{ room: "Room B", serviceType: "CBT group" },
    });
    await drawer.choose("Repeats", "Just once");
    await expect(drawer.form.getByRole("button", { name: "Create 1 session" })).toBeVisible();
    await drawer.form.getByRole("button", { name: "Create 1 session" }).click();
    await ruth.follow(page.getByRole("link", { name: /^Alumni evening, group, Friday/ }));
    await change.open("Make it a series…");
    await expect(change.dialog.getByLabel("Repeats")).toHaveValue("w1");
    await expect(change.dialog.getByRole("checkbox", { name: "Friday" })).toBeChecked();
    await expect(change.primary).toHaveText(/^Add \d+ sessions$/);
    await change.ready();
    await ruth.look({ inTheDark: true });
    await change.primary.click();
    await expect(change.dialog).toHaveCount(0);
    await expect(page.getByRole("link", { name: "Every week on Fri, 6:00–7:00 PM, no end date." })).toBeVisible();
    await ruth.look();
  });
});
