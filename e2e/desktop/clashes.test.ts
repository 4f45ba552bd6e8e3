import { SeriesDrawer } from "../pages/series-drawer";
import { expect, test } from "../journey";

test("a series that clashes takes a way out, and what the clinic does not allow is not saved", async ({
  people,
  facts,
}) => {
  const ruth = await people.open("director");
  const { page } = ruth;
  const drawer = new SeriesDrawer(page);
  const openSchedule = async () => {
    await ruth.goto("/schedule");
    await page.getByRole("combobox", { name: "Site" }).selectOption({ label: "Worcester" });
    await expect(page.getByRole("link", { name: /^Coping skills, group, Wednesday/ })).toBeVisible();
    await drawer.open();
  };

  await test.step("When a group is planned into a room that is taken on Wednesdays, another room is offered and picked", async () => {
    await openSchedule();
    await drawer.fill({
      ...{ name: "Art group", days: ["Wednesday", "Friday"], from: "09:00", to: "10:30", first: "2026-11-20" },
      ...{ count: 8, room: "Room A", serviceType: "CBT group" },
    });
    await expect(drawer.form.getByText("Room A is taken on 4 of 8 dates", { exact: true })).toBeVisible();
    await expect(drawer.form.getByText("Coping skills, 9:00–10:30 AM", { exact: false })).toBeVisible();
    await expect(drawer.form.getByText("Free 4 of 8 times")).toBeVisible();
    await ruth.look();
    await drawer.form.getByRole("radio", { name: /^Use Room B on these 4 dates/ }).check();
    await drawer.create(8);
  });

  await test.step("Then it is in that room on Wednesdays, and in its own on Fridays", async () => {
    await expect(page.getByRole("link", { name: /^Art group, group, Friday 9:00–10:30 AM, Room A/ })).toBeVisible();
    await page.getByRole("link", { name: "Next week" }).click();
    await expect(page.getByRole("link", { name: /^Art group, group, Wednesday 9:00–10:30 AM, Room B/ })).toBeVisible();
  });

  await test.step("When the clinic refuses two sessions led by one person", async () => {
    await ruth.goto("/setup", { inTheDark: true });
    await ruth.follow(page.getByRole("link", { name: /^Clashes/ }));
    const rule = page.getByRole("group", { name: "Somebody would lead two sessions at once" });
    await expect(rule.getByRole("radio", { name: "Warn" })).toBeChecked();
    await rule.getByRole("radio", { name: "Refuse" }).check();
    await page.getByRole("button", { name: "Save rules" }).click();
    await expect(page.getByRole("status").filter({ hasText: "Saved" })).toBeVisible();
    await ruth.look();
  });

  await test.step("Then a day-long group of somebody who leads others that day is not made, and the form says why", async () => {
    await openSchedule();
    await drawer.fill({
      ...{ name: "Retreat", days: ["Wednesday"], from: "09:00", to: "19:30", first: "2026-11-25", count: 3 },
      ...{ facilitator: "Marisol Benítez", serviceType: "CBT group" },
    });
    await expect(drawer.form.getByText("Your clinic does not allow this.", { exact: false }).first()).toBeVisible();
    await drawer.form.getByRole("button", { name: "Create 3 sessions" }).click();
    const alert = drawer.form.getByRole("alert");
    await expect(alert).toContainText(
      "Marisol Benítez leads another session on 3 of 3 dates: Coping skills, 9:00–10:30 AM",
    );
    await ruth.look();
  });

  await test.step("When a client cannot come on Fridays, adding her to a Friday group says so before it is saved", async () => {
    const carla = facts.clients["Carla Mendes"]?.id ?? "";
    await ruth.goto(`/clients/${carla}/schedule`);
    const card = page.getByRole("region", { name: "When they can’t come" });
    await card.getByText("Add a time").click();
    await card.getByRole("checkbox", { name: "Friday" }).check();
    await card.getByLabel(/^From/).fill("08:00");
    await card.getByLabel(/^To/).fill("12:00");
    await ruth.look();
    await card.getByRole("button", { name: "Add", exact: true }).click();
    await expect(card.getByRole("listitem").filter({ hasText: "Fri, 8:00 AM–noon" })).toBeVisible();
    await ruth.goto(`/clients/${carla}/join`);
    const series = page.getByLabel("Series");
    const option = series.locator("option").filter({ hasText: "Art group" });
    await series.selectOption({ value: (await option.getAttribute("value")) ?? "" });
    await page.getByRole("button", { name: "Add to the series" }).click();
    await expect(page.getByText(/^Carla Mendes cannot come on 4 of 8 dates/)).toBeVisible();
    await ruth.look();
    await page.getByRole("button", { name: "Add to the series" }).click();
    await expect(page).toHaveURL(/\/schedule$/);
    await expect(page.getByRole("main")).toContainText("Art group");
  });

  await test.step("And what is taken off her list is in no plan’s way any more", async () => {
    const card = page.getByRole("region", { name: "When they can’t come" });
    await card.getByRole("button", { name: /^Take off/ }).click();
    await expect(card.getByText("No day or hour is kept free.", { exact: false })).toBeVisible();
  });
});
