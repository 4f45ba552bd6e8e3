import { expect, test } from "../journey";

test("a screen locks and opens by plain forms, and leads back to where it was", async ({ people, facts }) => {
  const sam = await people.open("scheduler");
  const { page } = sam;
  await test.step("When Sam presses Lock on a page", async () => {
    await sam.goto("/schedule?view=list");
    await page.getByRole("button", { name: "Lock", exact: true }).click();
    await expect(page).toHaveURL(/\/lock\?next=/);
    await sam.look();
  });
  await test.step("Then every page leads to the lock, and a wrong password opens none", async () => {
    await page.goto("/today");
    await expect(page).toHaveURL(/\/lock\?next=%2Ftoday/);
    await page.getByLabel("Password", { exact: true }).fill("not the password");
    await page.getByRole("button", { name: "Unlock" }).click();
    await expect(page.getByText("This is not the password of whoever is signed in here.")).toBeVisible();
  });
  await test.step("And the right one opens the page that was asked for", async () => {
    await page.getByLabel("Password", { exact: true }).fill(facts.password);
    await page.getByRole("button", { name: "Unlock" }).click();
    await expect(page).toHaveURL(/\/today/);
    await sam.look();
  });
});
