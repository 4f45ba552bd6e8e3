import { SeriesDrawer } from "../pages/series-drawer";
import { expect, test } from "../journey";

/* Somebody looks from the other side of the earth. Times are the clinic's, and say so. */

test("a browser in Tokyo shows the clinic's times, and says whose they are", async ({ people, facts }) => {
  const ruth = await people.open("director");
  const { page } = ruth;

  await test.step("The week stands where it stands in Worcester", async () => {
    await ruth.goto(`/schedule?site=${facts.sites.Worcester}`);
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Nov 16–22, 2026");
    const today = page.getByRole("region", { name: /^Wednesday, November 18, today/ });
    await expect(today.getByRole("link", { name: /^Coping skills, group, Wednesday 9:00–10:30 AM/ })).toBeVisible();
    await expect(page.getByRole("note")).toHaveText("Times are Worcester time, not your own (Tokyo).");
  });

  await test.step("Today is the clinic's day, though it is Thursday in Tokyo", async () => {
    await ruth.goto("/today");
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Wednesday, November 18");
    await expect(page.getByRole("note")).toHaveText("Times are the clinic’s time, not your own (Tokyo).");
    await expect(page.getByRole("region", { name: "Now and next" })).toContainText("10:45 AM");
  });

  await test.step("A new series is planned on the clinic's clock", async () => {
    await ruth.goto(`/schedule?site=${facts.sites.Worcester}&new=1`);
    const form = page.getByRole("complementary", { name: "New session series" });
    await form.getByLabel("Name", { exact: true }).fill("Late group");
    for (const day of ["Monday", "Tuesday", "Wednesday", "Thursday", "Saturday", "Sunday"])
      await form.getByRole("checkbox", { name: day }).setChecked(false);
    await form.getByRole("checkbox", { name: "Friday" }).check();
    await form.getByLabel("First", { exact: true }).fill("2026-11-20");
    await form.getByLabel("Starts at").fill("20:00");
    await form.getByLabel("Ends at").fill("21:00");
    await form.getByLabel("Number of sessions").fill("3");
    await expect(form.locator(".say")).toContainText("8:00–9:00 PM, 3 sessions until Fri, Dec 4");
    await form.getByRole("button", { name: "Create 3 sessions" }).click();
    await expect(page.getByRole("link", { name: /^Late group, group, Friday 8:00–9:00 PM/ })).toBeVisible();
    await ruth.look();
  });
});

test("a client's own week is on the clinic's clock as well", async ({ people }) => {
  const ada = await people.open("client");
  await ada.goto("/me");
  await expect(ada.page.getByRole("heading", { level: 1 })).toHaveText("Good morning, Ada");
  await expect(ada.page.getByRole("region", { name: /^Next, in 3 min/ })).toContainText("10:45 AM–12:15 PM");
  await expect(ada.page.getByRole("note")).toHaveText("Times are the clinic’s time, not your own (Tokyo).");
});

test("a day and a month are the clinic's, seen from Tokyo, where it is already tomorrow", async ({ people, facts }) => {
  const ruth = await people.open("director");
  const { page } = ruth;
  const site = facts.sites.Worcester;

  await ruth.goto(`/schedule?view=day&site=${site}`);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Wednesday, November 18");
  const roomA = page.getByRole("region", { name: "Room A" });
  await expect(roomA.getByRole("link", { name: /^Coping skills, group, Wednesday 9:00–10:30 AM/ })).toBeVisible();
  await expect(page.getByRole("note")).toHaveText("Times are Worcester time, not your own (Tokyo).");

  await ruth.goto(`/schedule?view=month&site=${site}`);
  await expect(page.getByRole("link", { name: /^Wednesday, November 18, today/ })).toBeVisible();
  await expect(page.getByRole("link", { name: /^Sunday, November 1, no sessions/ })).toBeVisible();

  await ruth.goto("/schedule/print?what=week");
  await expect(page.getByRole("table")).toContainText("Printed Nov 18, 2026, 10:42 AM by R. Feldman");
});

test("sessions keep the wall clock over both changes of the clocks in 2026", async ({ people, facts }) => {
  const ruth = await people.open("director");
  const { page } = ruth;
  const site = facts.sites.Worcester;
  const drawer = new SeriesDrawer(page);

  await test.step("When a series stands before November 1, it stands at the same hour after it", async () => {
    for (const [week, day] of [
      ["2026-10-26", "Wednesday, October 28"],
      ["2026-11-02", "Wednesday, November 4"],
    ] as const) {
      await ruth.goto(`/schedule?week=${week}&site=${site}`);
      const there = page.getByRole("region", { name: new RegExp(`^${day}`) });
      await expect(there.getByRole("link", { name: /^Coping skills, group, Wednesday 9:00–10:30 AM/ })).toBeVisible();
    }
  });

  await test.step("When one crosses March 8, the night of the change has it an hour later by the clock, and only that night", async () => {
    await ruth.goto(`/schedule?week=2026-03-02&site=${site}&new=1`);
    await drawer.fill({
      ...{ name: "Night watch", days: ["Sunday"], from: "02:30", to: "03:30", first: "2026-03-01", count: 3 },
    });
    await expect(drawer.form.locator(".say")).toContainText("2:30–3:30 AM");
    await ruth.look();
    await drawer.create(3);
    const clock = async (week: string, day: string, time: string) => {
      await ruth.goto(`/schedule?week=${week}&site=${site}`);
      const there = page.getByRole("region", { name: new RegExp(`^Sunday, ${day}`) });
      await expect(there.getByRole("link", { name: new RegExp(`^Night watch, group, Sunday ${time}`) })).toBeVisible();
    };
    await clock("2026-02-23", "March 1", "2:30–3:30 AM");
    await clock("2026-03-02", "March 8", "3:30–4:30 AM");
    await clock("2026-03-09", "March 15", "2:30–3:30 AM");
  });
});
