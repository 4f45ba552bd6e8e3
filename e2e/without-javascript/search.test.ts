import { expect, test } from "../journey";

test("the search is a plain form, and the name comes into no address", async ({ people }) => {
  const sam = await people.open("scheduler");
  const { page } = sam;
  await sam.goto("/today");
  await sam.follow(page.getByRole("link", { name: "Find a client, session or page" }));
  await page.getByRole("searchbox", { name: "Any part of a name" }).fill("okaf");
  await page.getByRole("button", { name: "Find", exact: true }).click();
  await expect(page).toHaveURL(/find=/);
  await expect(page.getByRole("region", { name: "Clients" })).toContainText("Ben Okafor");
  await sam.look();
  await sam.follow(page.getByRole("link", { name: "Ben Okafor" }));
  await expect(page.getByRole("heading", { level: 1, name: "Ben Okafor" })).toBeVisible();
});
