import { expect, test } from "../journey";

test("closing the rest of a day and opening it again need no script", async ({ people, facts }) => {
  const ruth = await people.open("director");
  const { page } = ruth;

  await test.step("When the rest of today is picked", async () => {
    await ruth.goto("/today");
    await ruth.follow(page.getByRole("link", { name: "Snow day" }));
    await ruth.follow(page.getByRole("link", { name: /^Worcester: The rest of today/ }));
    await expect(page.getByRole("dialog")).toContainText("Close Worcester on Wednesday, November 18?");
  });

  await test.step("Then its numbers are confirmed by a plain button, and the day is on the list", async () => {
    await page.getByRole("button", { name: /^Close Wed, Nov 18, \d+ sessions?$/ }).click();
    await expect(page).toHaveURL(/\/schedule\/closures\?/);
    await expect(page.getByRole("region", { name: "Today and ahead" })).toContainText("Snow day, from 10:42 AM on");
    await ruth.look();
  });

  await test.step("And taken off it in the same way", async () => {
    await ruth.follow(page.getByRole("link", { name: "Reopen Wed, Nov 18, Snow day" }));
    await page.getByRole("button", { name: /^Reopen Wed, Nov 18/ }).click();
    await expect(page.getByRole("region", { name: "Today and ahead" })).not.toContainText("Snow day");
    await ruth.look();
    await ruth.goto(`/schedule?site=${facts.sites.Worcester}`);
    await expect(page.getByRole("link", { name: /^Evening check-in, group, Wednesday/ }).first()).toBeVisible();
  });
});
