import { expect, test } from "../journey";

/* `Person` refuses every address that names a client, on its own. */

test("a client is found by name, and the name comes into no address", async ({ people }) => {
  const ruth = await people.open("director");
  const { page } = ruth;
  const table = page.getByRole("table", { name: "Clients" });
  const search = page.getByRole("searchbox", { name: "Name or number" });

  await test.step("When a part of a name is looked for", async () => {
    await ruth.goto("/today");
    await ruth.follow(page.getByRole("link", { name: "Clients", exact: true }));
    await search.fill("okaf");
    await search.press("Enter");
    await expect(page).toHaveURL(/find=/);
    await expect(table.getByRole("rowheader")).toHaveCount(1);
    await expect(table).toContainText("Ben Okafor");
    await expect(search).toHaveValue("okaf");
    await ruth.look();
  });

  await test.step("Then filters keep the search, and the way back works", async () => {
    await page.getByLabel("Standing").selectOption({ label: "Good" });
    await expect(page).toHaveURL(/level=good/);
    await expect(page.getByText("Nobody of that name or number.")).toBeVisible();
    await ruth.look();
    await page.goBack();
    await expect(table).toContainText("Ben Okafor");
    await page.getByRole("link", { name: "Clear" }).click();
    await expect(page).toHaveURL(/\/clients$/);
    await expect(table.getByRole("rowheader")).toHaveCount(12);
  });

  await test.step("And a number or a name of no one is answered as well", async () => {
    await search.fill("EK-0003");
    await page.getByRole("button", { name: "Find", exact: true }).click();
    await expect(table.getByRole("rowheader")).toHaveText([/^Carla Mendes/]);
    await search.fill("nobody of that name");
    await search.press("Enter");
    await expect(page.getByText("Nobody of that name or number.")).toBeVisible();
  });
});
