import { expect, test } from "../journey";
import { Roster } from "../pages/roster";

test("somebody who is short is offered a make-up, takes it on the phone, and has the hours", async ({ people }) => {
  const ruth = await people.open("director");
  const ben = await people.open("otherClient");
  const roster = new Roster(ruth);
  const short = ruth.page.getByRole("region", { name: "Can’t reach their hours this week" });
  const bens = short.getByRole("listitem").filter({ hasText: "Ben Okafor" });

  await test.step("When the director opens Today, Ben is two hours short, and a make-up fits", async () => {
    await ruth.goto("/today");
    await expect(bens).toContainText("2 h short");
    await expect(bens).toContainText("Most possible is 7 h of 9 h.");
    await ruth.follow(bens.getByRole("link", { name: "Offer make-up to Ben Okafor" }));
  });

  await test.step("And offers the soonest group in the evening", async () => {
    const { page } = ruth;
    await expect(page.getByRole("heading", { level: 1, name: "Offer make-up" })).toBeVisible();
    const first = page.getByRole("checkbox", { name: /^Wed, Nov 18, 6:00–7:30 PM/ });
    await expect(first).toBeChecked();
    await expect(page.getByRole("main")).toContainText("Adds 1 h 30 min this week. For Mon, Nov 16.");
    await page.getByRole("button", { name: "Offer", exact: true }).click();
    await expect(page.getByText("Offered. They can answer on their phone.")).toBeVisible();
    await ruth.goto("/make-ups", { inTheDark: true });
    await expect(page.getByRole("region", { name: "Offered, not answered" })).toContainText("Ben Okafor");
  });

  await test.step("Then Ben sees an extra session on his phone, without a word about others, and takes it", async () => {
    const { page } = ben;
    await ben.goto("/me");
    const extra = page.getByRole("region", { name: "Extra sessions you can take" });
    await expect(extra).toContainText("6:00–7:30 PM");
    await expect(extra).toContainText("Adds 1 h 30 min this week.");
    await expect(extra).not.toContainText(/place|seat|of 12|Pavao|Reid/);
    await extra.getByRole("button", { name: /^Take it/ }).click();
    await expect(extra).toContainText("It’s yours. See you there.");
    await expect(page.getByRole("region", { name: "This week" })).toContainText("Evening check-in");
    await ben.look();
    await ben.goto("/me/extra", { inTheDark: true });
    await expect(page.getByRole("main")).toContainText("Yours");
  });

  await test.step("And at six he stands on the roster as a make-up, and is marked", async () => {
    await people.at("2026-11-18T18:05");
    await people.signIn(ruth, "director");
    await roster.open("Evening check-in");
    await expect(roster.row("Ben O.")).toContainText(/make-up/i);
    await roster.mark("Ben O.", "Present");
  });

  await test.step("Then his chart tells which day it makes up for, and Today asks for less", async () => {
    await people.at("2026-11-18T19:35");
    await people.signIn(ruth, "director");
    await ruth.goto("/today");
    await expect(bens).toContainText("30 min short");
    await ruth.follow(bens.getByRole("link", { name: "Ben Okafor", exact: true }));
    const card = ruth.page.getByRole("region", { name: "Make-ups" });
    await expect(card).toContainText("Wed, Nov 18, 6:00–7:30 PM");
    await expect(card).toContainText("1 h 30 min, for Mon, Nov 16");
  });
});
