import { expect, test } from "../journey";

test("the front desk takes down “can’t come today” in three clicks", async ({ people }) => {
  const desk = await people.open("scheduler");
  const { page } = desk;
  let clicks = 0;

  await test.step("When somebody calls, one click opens the list of who is expected, one picks them, one saves", async () => {
    await desk.goto("/today");
    clicks++;
    await page.getByRole("link", { name: "Log a call-in" }).click();
    await page.getByLabel("Who called?").fill("okafor");
    await desk.look();
    clicks++;
    await page.getByRole("link", { name: /Ben Okafor/ }).click();
    await expect(page.getByRole("heading", { level: 1, name: "Ben Okafor" })).toBeVisible();
    await desk.look();
    clicks++;
    await page.getByRole("button", { name: "Save" }).click();
    await expect(page.getByText("Call-in saved. The roster shows it.").first()).toBeVisible();
    expect(clicks).toBeLessThanOrEqual(4);
    await expect(page.getByRole("main")).toContainText("1 told us they can’t come");
  });

  await test.step("Then the chart tells it, and it can be taken back", async () => {
    await page.goto("/call-in");
    await expect(page.getByRole("link", { name: /Ben Okafor/ })).toContainText("told us already");
    await desk.look();
  });
});
