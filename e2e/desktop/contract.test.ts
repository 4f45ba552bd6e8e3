import { Roster } from "../pages/roster";
import { expect, test } from "../journey";

test("a contract is offered on the chart, signed on the phone, and its progress shows", async ({ people, facts }) => {
  const ruth = await people.open("director");
  const marisol = await people.open("clinician");
  const ben = await people.open("otherClient");
  const chart = `/clients/${facts.clients["Ben Okafor"]?.id}`;

  await test.step("Given Ben misses the third day within thirty", async () => {
    const roster = new Roster(ruth);
    await roster.open("Coping skills");
    await roster.mark("Ben O.", "Missed");
  });

  await test.step("When his counselor offers a contract and signs it", async () => {
    const { page } = marisol;
    await marisol.goto(`${chart}?case=offer`);
    await page.getByLabel("What the clinic does").fill("A ride on Mondays\nA call the evening before");
    await page.getByRole("button", { name: "Offer the contract" }).click();
    await expect(page.getByText("Not signed by the client")).toBeVisible();
    await marisol.goto(`${chart}?case=sign`);
    await page.getByLabel("Your name").fill("Marisol Benítez");
    await page.getByRole("button", { name: "Sign for the clinic" }).click();
    await expect(page.getByText("Signed by Marisol Benítez")).toBeVisible();
    await marisol.look({ inTheDark: true });
    await marisol.follow(page.getByRole("link", { name: "Print", exact: true }));
    await expect(page.getByRole("heading", { level: 1, name: "What we agree on" })).toBeVisible();
    await expect(page.getByText("A ride on Mondays")).toBeVisible();
  });

  await test.step("Then Ben reads it on his own page and signs it with his name", async () => {
    const { page } = ben;
    await ben.goto("/me");
    await ben.follow(page.getByRole("link", { name: "Read it and answer" }));
    await expect(page.getByText("Come to 5 of the next 6 days.")).toBeVisible();
    await page.getByLabel("Your name").fill("Ben Okafor");
    await page.getByRole("button", { name: "I agree to this plan" }).click();
    await page.waitForURL(/\/me$/);
    await expect(page.getByText(/agreed on a plan\./).first()).toBeVisible();
    await ben.look({ inTheDark: true });
  });

  await test.step("And the chart counts what he comes to", async () => {
    const { page } = marisol;
    await marisol.goto(chart);
    await expect(page.getByRole("region", { name: /^(Review|Contract)$/ })).toContainText("0 of 6");
  });
});
