import { expect, test } from "../journey";

test("a roster is taken as plain forms", async ({ people }) => {
  const marisol = await people.open("clinician");
  const { page } = marisol;
  const row = (name: string) => page.locator("[data-line]").filter({ hasText: name });

  await test.step("When the roster is opened without any script", async () => {
    await marisol.goto("/rosters");
    await marisol.follow(page.getByRole("link", { name: /^Finish roster: Coping skills/ }).first());
    await expect(page.getByRole("heading", { level: 1, name: "Coping skills" })).toBeVisible();
  });

  await test.step("Then a tap on a name records present, and the arrow opens all five marks", async () => {
    await row("Ada L.").click();
    await expect(row("Ada L.")).toContainText("Recorded as Present");
    await page.getByRole("button", { name: "More for Ben O." }).click();
    const marks = page.getByRole("group", { name: "Attendance for Ben O." });
    await marks.getByRole("button", { name: "Missed" }).click();
    await expect(row("Ben O.")).toContainText("Recorded as Missed");
  });

  await test.step("And everyone else present and finish work as well", async () => {
    await page.getByRole("button", { name: "Everyone else present (6)" }).click();
    await expect(row("Grace K.")).toContainText("Recorded as Present");
    await expect(row("Ben O.")).toContainText("Recorded as Missed");
    await page.getByRole("button", { name: "Finish" }).click();
    await expect(page.getByRole("heading", { level: 1, name: "Rosters" })).toBeVisible();
    await marisol.look();
  });
});
