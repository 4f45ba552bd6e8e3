import { expect, test } from "../journey";
import { SeriesDrawer } from "../pages/series-drawer";

test("a plain form previews a series, keeps the way out that was chosen, and carries it out", async ({
  people,
  facts,
}) => {
  const ruth = await people.open("director");
  const { page } = ruth;
  const drawer = new SeriesDrawer(page);
  const site = facts.sites.Worcester ?? "";

  await test.step("When a preview is asked for, the ways out stand beside what clashes", async () => {
    await ruth.goto(`/schedule?week=2026-11-16&site=${site}&new=1`);
    await drawer.fill({
      ...{ name: "Art group", days: ["Wednesday", "Friday"], from: "09:00", to: "10:30", first: "2026-11-20" },
      ...{ count: 8, room: "Room A", serviceType: "CBT group" },
    });
    await drawer.form.getByRole("button", { name: "Preview" }).click();
    await expect(drawer.form.getByRole("radio", { name: /^Use Room B on these 4 dates/ })).toBeChecked();
  });

  await test.step("Then another choice stands after the next preview too, and the sentence follows it", async () => {
    await drawer.form.getByRole("radio", { name: "Book Room A anyway" }).check();
    await drawer.form.getByRole("button", { name: "Preview" }).click();
    await expect(drawer.form.getByRole("radio", { name: "Book Room A anyway" })).toBeChecked();
    await drawer.form.getByRole("radio", { name: /^Use Room B on these 4 dates/ }).check();
    await ruth.look();
    await drawer.create(8);
  });

  await test.step("And the sessions are in the room that was chosen", async () => {
    await ruth.goto(`/schedule?week=2026-11-23&site=${site}&view=list`);
    const wednesday = page.getByRole("main").getByText("Art group").first();
    await expect(wednesday).toBeVisible();
    await expect(page.getByRole("main")).toContainText("Room B");
  });
});
