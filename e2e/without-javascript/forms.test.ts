import { enterPassword } from "../pages/sign-in";
import { expect, test } from "../journey";

test("signing in, putting a client on file, planning a series and exporting need no script", async ({
  people,
  facts,
}) => {
  const ruth = await people.stranger();
  const { page } = ruth;

  await test.step("When the director signs in, a wrong password first", async () => {
    await ruth.goto("/sign-in?next=%2Fclients%2Fnew");
    await enterPassword(page, facts.emails.director, "not the password at all");
    await expect(page.getByRole("alert").first()).toContainText("don’t open an account here");
    await expect(page.getByLabel("Work email")).toHaveValue(facts.emails.director);
    await enterPassword(page, facts.emails.director, facts.password);
    await expect(page).toHaveURL(/\/clients\/new$/);
    await ruth.look();
  });

  await test.step("And a form with something missing comes back with everything that was typed", async () => {
    await page.getByLabel("First name").fill("Petra");
    await page.getByLabel("Last name").fill("Quimby");
    await page.getByLabel("Phone").fill("not a number");
    await page.getByRole("button", { name: "Add client" }).click();
    await expect(page.getByText("This is not a phone number. It looks like 508-555-0137.").first()).toBeVisible();
    await expect(page.getByLabel("First name")).toHaveValue("Petra");
    await expect(page.getByLabel("Last name")).toHaveValue("Quimby");
    await expect(page.getByLabel("Phone")).toHaveValue("not a number");
    await page.getByLabel("Phone").fill("508-555-0155");
    await page.getByLabel("Site", { exact: true }).selectOption({ label: "Worcester" });
    await page.getByRole("button", { name: "Add client" }).click();
    await expect(page.getByRole("heading", { level: 1, name: "Enroll" })).toBeVisible();
    await ruth.look();
  });

  await test.step("Then a series is previewed and made by plain buttons", async () => {
    await ruth.goto(`/schedule?site=${facts.sites.Worcester}&new=1`);
    const form = page.getByRole("complementary", { name: "New session series" });
    await form.getByLabel("Name", { exact: true }).fill("Plain group");
    await form.getByLabel("Starts at").fill("13:00");
    await form.getByLabel("Ends at").fill("14:00");
    await form.getByLabel("Number of sessions").fill("4");
    await form.getByRole("button", { name: "Preview" }).click();
    await expect(form).toContainText("1:00–2:00 PM");
    await expect(form.getByLabel("Name", { exact: true })).toHaveValue("Plain group");
    await form.getByRole("button", { name: "Create 4 sessions" }).click();
    await expect(page.getByRole("link", { name: /^Plain group, group/ }).first()).toBeVisible();
    await ruth.look();
  });

  await test.step("And the report is filtered by its button", async () => {
    await ruth.goto("/reports/attendance");
    await page.getByLabel("Group by").selectOption({ label: "Client" });
    await page.getByRole("button", { name: "Show" }).first().click();
    await expect(page.getByRole("table").first()).toContainText("Okafor");
    await ruth.look();
  });
});
