import { expect, test } from "../journey";

test("every main page can be used in the dark", async ({ people, facts }) => {
  const dana = await people.open("admin");
  const ben = facts.clients["Ben Okafor"]?.id ?? "";
  await test.step("Dana chooses dark for good", async () => {
    await dana.goto("/account");
    await dana.page.getByRole("radio", { name: "Dark" }).check();
    await dana.page.getByRole("button", { name: "Use these colors" }).click();
    await expect(dana.page.locator("html")).toHaveAttribute("data-theme", "dark");
    await dana.look();
  });
  for (const path of [
    "/today",
    `/schedule?site=${facts.sites.Worcester}`,
    `/schedule?site=${facts.sites.Worcester}&view=list`,
    `/schedule?site=${facts.sites.Worcester}&new=1`,
    "/rosters",
    "/clients",
    `/clients/${ben}`,
    `/clients/${ben}/schedule`,
    `/clients/${ben}/attendance`,
    `/clients/${ben}/plan`,
    `/clients/${ben}/consents`,
    `/clients/${ben}/history`,
    "/alerts",
    "/reports/attendance",
    "/setup",
    "/setup/sites",
    "/setup/policies",
    `/setup/policies/${facts.programId}`,
    "/setup/staff",
  ])
    await test.step(path, () => dana.goto(path));
});
