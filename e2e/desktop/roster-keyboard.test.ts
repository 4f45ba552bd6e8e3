import { Roster } from "../pages/roster";
import { expect, test } from "../journey";

test("a roster is taken without touching the mouse", async ({ people }) => {
  const marisol = await people.open("clinician");
  const { page } = marisol;
  const roster = new Roster(marisol);
  const press = (key: string) => page.keyboard.press(key);

  await test.step("When Marisol goes to today's roster by keys alone", async () => {
    await marisol.goto("/rosters");
    const link = page.getByRole("link", { name: /^Finish roster: Coping skills/ }).first();
    for (let presses = 0; presses < 40; presses++) {
      if (await link.evaluate((element) => element === document.activeElement)) break;
      await press("Tab");
    }
    await expect(link).toBeFocused();
    await press("Enter");
    await expect(page.getByRole("heading", { level: 1, name: "Coping skills" })).toBeVisible();
    await marisol.look();
  });

  await test.step("Then arrows walk from person to person, and letters mark", async () => {
    await press("ArrowDown");
    const first = page.locator("[data-line]").first();
    await expect(first).toBeFocused();
    await press("ArrowDown");
    await expect(roster.row("Ada L.")).toBeFocused();
    await Promise.all([roster.isSaved(), press("p")]);
    await roster.isRecorded("Ada L.", "Present");
    await press("ArrowDown");
    await expect(roster.row("Ben O.")).toBeFocused();
    await Promise.all([roster.isSaved(), press("m")]);
    await roster.isRecorded("Ben O.", "Missed");
    await press("ArrowDown");
    await press("l");
    await press("1");
    await press("2");
    await roster.isRecorded("Carla M.", "Late", "12 min");
    await press("ArrowDown");
    await Promise.all([roster.isSaved(), press("x")]);
    await roster.isRecorded("Dov K.", "Excused");
    await press("ArrowUp");
    await expect(roster.row("Carla M.")).toBeFocused();
  });

  await test.step("And Ctrl+Z takes the last mark back", async () => {
    await Promise.all([roster.isSaved(), press("Control+z")]);
    await roster.isRecorded("Dov K.", "Not recorded");
    await press("ArrowDown");
    await Promise.all([roster.isSaved(), press("x")]);
    await roster.isRecorded("Dov K.", "Excused");
  });

  await test.step("When A marks everyone else present and Ctrl+Enter finishes", async () => {
    await press("a");
    await expect(page.getByRole("button", { name: /^Everyone else present/ })).toHaveCount(0);
    await roster.isRecorded("Grace K.", "Present");
    await marisol.look();
    await press("Control+Enter");
    await expect(page.getByRole("heading", { level: 1, name: "Rosters" })).toBeVisible();
  });

  await test.step("Then all of it is on record", async () => {
    const today = page.getByRole("region", { name: "Today" });
    await expect(today.getByRole("listitem").filter({ hasText: "Coping skills" })).toContainText(
      /Complete.*8 recorded/,
    );
    await marisol.look();
    await roster.open("Coping skills");
    await roster.isRecorded("Ada L.", "Present");
    await roster.isRecorded("Ben O.", "Missed");
    await roster.isRecorded("Carla M.", "Late", "12 min");
    await roster.isRecorded("Dov K.", "Excused");
    await roster.isRecorded("Femi B.", "Present");
  });
});
