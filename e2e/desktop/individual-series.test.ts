import { SeriesDrawer } from "../pages/series-drawer";
import { expect, test } from "../journey";

test("one client gets an individual series of her own", async ({ people }) => {
  const ruth = await people.open("director");
  const { page } = ruth;
  const drawer = new SeriesDrawer(page);

  await test.step("When the series is planned with the client in it", async () => {
    await ruth.goto("/schedule");
    await page.getByRole("combobox", { name: "Site" }).selectOption({ label: "Worcester" });
    await expect(page.getByRole("link", { name: /^Coping skills, group, Wednesday/ })).toBeVisible();
    await drawer.open();
    await drawer.fill({
      name: "Counseling",
      kind: "Individual",
      days: ["Thursday"],
      from: "15:00",
      to: "15:50",
      first: "2026-11-19",
      count: 6,
      room: "Counseling 1",
      facilitator: "Marisol Benítez",
      serviceType: "Individual counseling",
      client: "Carla Mendes",
    });
    await drawer.says(/Every week on Thu, 3:00–3:50 PM, 6 sessions/);
    await drawer.create(6);
  });

  await test.step("Then the calendar shows initials, and her schedule shows the session", async () => {
    const block = page.getByRole("link", { name: /Thursday 3:00–3:50 PM/ });
    await expect(block).toBeVisible();
    await expect(block).not.toContainText("Mendes");
    await ruth.look();
    await ruth.goto("/clients");
    await ruth.follow(page.getByRole("link", { name: "Carla Mendes" }));
    const sections = page.getByRole("navigation", { name: "Client sections" });
    await ruth.follow(sections.getByRole("link", { name: "Schedule" }));
    await expect(page.getByRole("main")).toContainText("3:00–3:50 PM");
  });
});
