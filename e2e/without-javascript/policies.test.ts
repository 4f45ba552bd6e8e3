import { expect, test } from "../journey";

test("a policy is drafted and tried without JavaScript", async ({ people, facts }) => {
  const ruth = await people.open("director");
  const { page } = ruth;
  const address = `/setup/policies/${facts.programId}/draft`;

  await test.step("When Ruth changes a number and saves the draft", async () => {
    await ruth.goto(address);
    await page.getByRole("textbox", { name: "How long, days" }).nth(1).fill("soon");
    await page.getByRole("button", { name: "Save draft" }).first().click();
    await expect(page.getByText(/Fill in a whole number from 1 to 730/).first()).toBeVisible();
    await expect(page.getByRole("textbox", { name: "How long, days" }).nth(1)).toHaveValue("soon");
    await page.getByRole("textbox", { name: "How long, days" }).nth(1).fill("3");
    await page.getByRole("button", { name: "Save draft" }).first().click();
    await ruth.goto(address);
    await expect(page.getByText("version 2, draft")).toBeVisible();
    await expect(page.getByText("was 30 days in version 1")).toBeVisible();
  });

  await test.step("Then she tries it on the past, takes a rule away, and throws the draft away", async () => {
    await page.getByLabel("Days to try the saved draft on").selectOption("60");
    await page.getByRole("button", { name: "Try the saved draft" }).click();
    await ruth.look();
    await expect(page.getByRole("complementary")).toContainText("fewer than version 1.");
    const rules = page.getByRole("region", { name: "Rules" }).getByRole("listitem");
    const count = await rules.count();
    await rules.first().getByLabel("More for rule 1").click();
    await rules.first().getByRole("button", { name: "Remove" }).click();
    await expect(rules).toHaveCount(count - 1);
    await page.getByRole("button", { name: "Discard draft" }).click();
    await expect(page.getByRole("link", { name: "Make a new version" })).toBeVisible();
    await ruth.look();
  });
});
