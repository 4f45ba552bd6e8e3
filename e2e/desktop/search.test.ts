import { expect, test } from "../journey";
import type { Person } from "../house/person";

/* `Person` refuses every address that names a client, on its own. */

const field = ({ page }: Person) => page.getByRole("combobox", { name: /^Find a client/ });
const found = ({ page }: Person, name: string | RegExp) => page.getByRole("option", { name });

test("anything is found by a part of its name, with the keyboard alone, and only what one may see", async ({
  people,
}) => {
  const sam = await people.open("scheduler");
  const { page } = sam;

  await test.step("When Sam presses Ctrl K and types a part of a name without its accent", async () => {
    await sam.goto("/today");
    await page.getByRole("link", { name: "Skip to main content" }).focus();
    await page.keyboard.press("Control+k");
    await expect(field(sam)).toBeFocused();
    await expect(found(sam, /^Today/)).toBeVisible();
    await page.keyboard.type("benitez");
    await expect(found(sam, /^Marisol Benítez, LMHC/)).toHaveAttribute("aria-selected", "true");
    await sam.look({ inTheDark: true });
  });

  await test.step("Then Esc gives the focus back to where it was", async () => {
    await page.keyboard.press("Escape");
    await expect(field(sam)).toHaveCount(0);
    await expect(page.getByRole("link", { name: "Skip to main content" })).toBeFocused();
  });

  await test.step("And arrows and Enter lead to a client’s chart, whose name is in no address", async () => {
    await page.keyboard.press("Control+k");
    await page.keyboard.type("ok");
    const clients = page.getByRole("group", { name: "Clients" }).getByRole("option");
    await expect(clients).toHaveText([/^Ben Okafor\s*EK-\d{4}, Adult IOP$/]);
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("ArrowUp");
    await expect(clients.first()).toHaveAttribute("aria-selected", "true");
    await page.keyboard.press("Enter");
    await expect(page.getByRole("heading", { level: 1, name: "Ben Okafor" })).toBeVisible();
    await expect(page).toHaveURL(/\/clients\/[0-9a-z]{26}$/);
    await sam.look();
  });

  await test.step("And a session by two parts of its title, and a page by its name", async () => {
    await page.keyboard.press("Control+k");
    await page.keyboard.type("prev rel");
    await expect(found(sam, /^Relapse prevention/).first()).toContainText("Room");
    await field(sam).fill("closures");
    await expect(found(sam, /^Closures/)).toBeVisible();
    await field(sam).fill("audit trail");
    await expect(page.getByText("Nothing found for “audit trail”.")).toBeVisible();
    await sam.look();
    await page.keyboard.press("Escape");
  });

  await test.step("While Priya, of the other site, finds none of Worcester’s clients", async () => {
    const priya = await people.open("elsewhere");
    await priya.goto("/today");
    await priya.page.getByRole("link", { name: "Find a client, session or page" }).click();
    await field(priya).fill("okafor");
    await expect(priya.page.getByText("Nothing found for “okafor”.")).toBeVisible();
    await field(priya).fill("voss");
    await expect(found(priya, /^Lena Voss/)).toBeVisible();
    await field(priya).fill("new");
    await expect(priya.page.getByText("Nothing found for “new”.")).toBeVisible();
  });

  await test.step("And a search that does not answer says so, and can be asked again", async () => {
    await page.route("**/search/find", (route) => route.abort());
    await page.keyboard.press("Control+k");
    await page.keyboard.type("okafor");
    await expect(page.getByText("The search did not answer.")).toBeVisible();
    await page.unroute("**/search/find");
    await page.getByRole("button", { name: "Try again" }).click();
    await expect(found(sam, /^Ben Okafor/)).toBeVisible();
    sam.forgive(/ERR_FAILED/);
  });
});
