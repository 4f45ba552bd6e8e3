import { expect, test } from "../journey";

test.use({ world: "empty" });

test("a clinic with nothing in it says on every page what is missing and what comes first", async ({ people }) => {
  const dana = await people.open("admin");
  const { page } = dana;
  const pages: [string, RegExp][] = [
    ["/today", /no |nobody|nothing/i],
    ["/schedule", /There is no site yet/],
    ["/rosters", /no |nobody|nothing/i],
    ["/clients", /no clients|nobody|no one|no site/i],
    ["/alerts", /No calls needed/],
    ["/reports/attendance", /no |nobody|nothing/i],
    ["/setup/sites", /no |first/i],
    ["/setup/programs", /no |first/i],
    ["/setup/service-types", /no |first/i],
    ["/setup/policies", /no |first/i],
    ["/setup/audit", /Signed in|signed in|Account/i],
  ];
  for (const [path, words] of pages) {
    await test.step(path, async () => {
      await dana.goto(path);
      await expect(page.getByRole("main")).toContainText(words);
    });
  }

  await test.step("Forms that need something else first still open", async () => {
    for (const path of [
      "/setup",
      "/setup/clinic",
      "/setup/staff",
      "/setup/sites/new",
      "/setup/programs/new",
      "/clients/new",
      "/account",
    ])
      await dana.goto(path);
  });
});
