import { ChangeDialog } from "../pages/change-dialog";
import { SeriesDrawer } from "../pages/series-drawer";
import { expect, test } from "../journey";

/** 24 sessions on Mondays, Wednesdays and Fridays: the first on November 20, the last on January 13. */
const BALANCE = {
  ...{ name: "Seeking balance", days: ["Monday", "Wednesday", "Friday"], from: "13:00", to: "14:30" },
  ...{ first: "2026-11-20", count: 24, room: "Room A", serviceType: "CBT group" },
};

test("a series is changed in three scopes: what is moved by hand stays, and nothing else happens than was seen", async ({
  people,
  facts,
}) => {
  const ruth = await people.open("director");
  const { page } = ruth;
  const change = new ChangeDialog(page);
  const week = (monday: string) => `/schedule?week=${monday}&site=${facts.sites.Worcester}`;
  const block = (weekday: string) =>
    page.getByRole("link", { name: new RegExp(`^Seeking balance, group, ${weekday}`) });

  await test.step("When a group of 24 sessions is planned", async () => {
    await ruth.goto(week("2026-11-16"));
    const drawer = new SeriesDrawer(page);
    await drawer.open();
    await drawer.fill(BALANCE);
    await drawer.create(24);
    await expect(page.locator(".toast")).toContainText("24 sessions created");
  });

  await test.step("And one of them alone is moved, the dialog says what that comes to, and Esc asks before it forgets", async () => {
    await ruth.goto(week("2026-11-30"));
    await ruth.follow(block("Monday"));
    await change.open("Change or move…");
    await expect(change.dialog.getByRole("heading", { name: "Change “Seeking balance”" })).toBeFocused();
    await expect(change.primary).toBeDisabled();
    await change.dialog.getByLabel("Starts").fill("15:00");
    await expect(change.dialog.getByLabel("Ends")).toHaveValue("16:30");
    await change.ready();
    await expect(change.says(1, "session moves")).toBeVisible();
    await expect(change.says(0, "past sessions change")).toBeVisible();
    await ruth.look({ inTheDark: true });
    await page.keyboard.press("Escape");
    await page.getByRole("button", { name: "Keep editing" }).click();
    await change.confirm("Move this session");
    await expect(page.getByText("Monday, November 30, 3:00–4:30 PM")).toBeVisible();
    await ruth.look();
  });

  await test.step("When the sessions from a Wednesday on are moved, the one moved by hand stays unless it is ticked", async () => {
    await ruth.goto(week("2026-11-23"));
    await ruth.follow(block("Wednesday"));
    await change.open("Change this and following…");
    await change.dialog.getByLabel("Starts").fill("14:00");
    await expect(change.says(21, "sessions move")).toBeVisible();
    const stays = change.says(1, /moved by hand stays/);
    await expect(stays).toContainText("Mon, Nov 30");
    await stays.getByRole("checkbox", { name: "Move this one too" }).check();
    await expect(change.primary).toHaveText("Move 22 sessions");
    await change.dialog.getByRole("checkbox", { name: "Move this one too" }).uncheck();
    await expect(change.primary).toHaveText("Move 21 sessions");
    await change.says(21, "sessions move").getByText("See dates").click();
    await expect(change.dialog.getByText("Wed, Jan 13", { exact: false }).first()).toBeVisible();
    await change.ready();
    await ruth.look({ inTheDark: true });
  });

  await test.step("And when a colleague cancels one of them meanwhile, the new preview is shown instead of a silent difference", async () => {
    const tom = await people.open("scheduler");
    const his = new ChangeDialog(tom.page);
    await tom.goto(week("2026-11-30"));
    await tom.follow(tom.page.getByRole("link", { name: /^Seeking balance, group, Friday/ }));
    await his.open("Cancel this session…");
    await his.dialog.getByLabel("Why").fill("The roof is being mended");
    await his.ready();
    await expect(his.says(1, "session is canceled")).toBeVisible();
    await tom.look();
    await his.confirm("Cancel this session");
    await expect(tom.page.getByText("This session is canceled.", { exact: true })).toBeVisible();
    await tom.look();

    await change.primary.click();
    await expect(change.dialog.getByText("The plan changed meanwhile.")).toBeVisible();
    await expect(change.says(20, "sessions move")).toBeVisible();
    await expect(change.dialog.getByLabel("Starts")).toHaveValue("14:00");
    await change.confirm("Move 20 sessions");
    await ruth.look();
  });

  await test.step("Then they are where they were told to be, and the earlier pattern is still known", async () => {
    await expect(page.getByText("Wednesday, November 25, 2:00–3:30 PM")).toBeVisible();
    await ruth.follow(page.getByRole("link", { name: "Open series" }));
    await expect(page.getByRole("region", { name: "Recent changes" })).toContainText("Moved 20 sessions");
    await expect(page.getByText("Until Tue, Nov 24")).toBeVisible();
    await expect(page.getByRole("main")).toContainText("Mon, Nov 23, 1:00–2:30 PM");
    await expect(page.getByRole("main")).toContainText("Mon, Nov 30, 3:00–4:30 PM");
  });

  await test.step("When the whole series is led by somebody from now on, and that is taken back, everything is as it was", async () => {
    await change.open("Change from…");
    await change.scope("Whole series");
    await change.dialog.getByText("Days, facilitator, places or end date").click();
    await change.dialog.getByLabel("Facilitator", { exact: true }).selectOption({ label: "Marisol Benítez, LMHC" });
    await expect(change.says(23, "sessions change")).toBeVisible();
    await change.ready();
    await ruth.look();
    await change.confirm("Change 23 sessions");
    await expect(page.getByText("Marisol Benítez, LMHC").first()).toBeVisible();
    await change.undo();
    await expect(page.getByText("Nobody yet").first()).toBeVisible();
    await expect(page.getByRole("region", { name: "Recent changes" })).toContainText("Taken back");
    await ruth.look();
  });

  await test.step("When the series ends early, what comes after goes; a change that is 20 minutes old is no longer taken back", async () => {
    await change.open("End or extend…");
    await change.dialog.getByLabel("Last day").fill("2026-12-18");
    await expect(change.primary).toHaveText("End on Fri, Dec 18, 11 sessions go");
    await change.ready();
    await ruth.look();
    await change.primary.click();
    await expect(change.dialog).toHaveCount(0);
    await expect(page.getByRole("main")).not.toContainText("Mon, Dec 21");
    await people.at("2026-11-18T11:05");
    await page.reload();
    await expect(page.getByRole("region", { name: "Recent changes" }).getByRole("button")).toHaveCount(0);
    await ruth.look();
  });
});

test("a week's plan is copied to another after a preview, and taken back", async ({ people, facts }) => {
  const ruth = await people.open("director");
  const { page } = ruth;
  const art = page.getByRole("link", { name: /^Art group, group, Tuesday/ });
  const week = (monday: string) => `/schedule?week=${monday}&site=${facts.sites.Worcester}`;

  await test.step("When a group of 4 Tuesdays is planned, and its last week is to be copied", async () => {
    await ruth.goto(week("2026-11-23"));
    const drawer = new SeriesDrawer(page);
    await drawer.open();
    await drawer.fill({
      ...{ name: "Art group", days: ["Tuesday"], from: "09:00", to: "10:00", first: "2026-11-24", count: 4 },
      ...{ room: "Room B", serviceType: "CBT group" },
    });
    await drawer.create(4);
    await ruth.goto(week("2026-12-14"));
    await expect(art).toBeVisible();
    await page.locator("summary[aria-label='More']").click();
    await ruth.follow(page.getByRole("link", { name: /^Copy a week’s plan/ }), { inTheDark: true });
  });

  await test.step("Then the preview says what is added, what is there already, and what it makes", async () => {
    await expect(page.getByLabel("To the week of")).toHaveValue("2026-12-21");
    await page.getByLabel("Room").selectOption({ label: "Room B" });
    await expect(page.getByRole("button", { name: "Add 1 session" })).toBeEnabled();
    await expect(page.getByText("From Dec 14–20, 2026 to Dec 21–27, 2026.")).toBeVisible();
    await ruth.look();
  });

  await test.step("When it is copied, the other week tells it, and gives it back", async () => {
    await page.getByRole("button", { name: "Add 1 session" }).click();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Dec 21–27, 2026");
    await expect(art).toBeVisible();
    await ruth.look();
    await new ChangeDialog(page).undo();
    await expect(art).toHaveCount(0);
    await ruth.look();
  });
});
