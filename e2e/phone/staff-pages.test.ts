import { Roster } from "../pages/roster";
import { expect, test } from "../journey";

/* `look` refuses every page that is wider than the phone. */

test("Today, rosters and alerts fit a phone, by day and by night", async ({ people }) => {
  const marisol = await people.open("clinician");
  const { page } = marisol;

  await test.step("The lists", async () => {
    await marisol.goto("/today", { inTheDark: true });
    await marisol.goto("/rosters", { inTheDark: true });
    await marisol.goto("/alerts", { inTheDark: true });
    await page.getByRole("link", { name: "Log contact: Ben Okafor" }).first().click();
    await expect(page.getByRole("button", { name: /^Save/ })).toBeVisible();
    await marisol.look();
  });

  await test.step("The roster, with everything under an arrow open", async () => {
    const roster = new Roster(marisol);
    await roster.open("Coping skills");
    await page.getByRole("button", { name: "More for Ada L." }).click();
    await marisol.look({ inTheDark: true });
    await roster.mark("Ada L.", "Late");
    await marisol.look();
    await Promise.all([roster.isSaved(), roster.row("Ben O.").tap()]);
    await roster.isRecorded("Ben O.", "Present");
  });

  await test.step("The calendar: a list of the week, of a day and of the month's days", async () => {
    await marisol.goto("/schedule", { inTheDark: true });
    await expect(page.getByRole("heading", { level: 2, name: /^Wednesday, November 18/ })).toBeVisible();
    await marisol.goto("/schedule?view=day");
    await marisol.goto("/schedule?view=month", { inTheDark: true });
    await marisol.follow(page.getByRole("link", { name: /^Thursday, November 19/ }));
    await expect(page.getByRole("heading", { level: 2 })).toHaveText(/^Thursday, November 19/);
  });

  await test.step("And the pages to sign in by", async () => {
    const stranger = await people.stranger();
    await stranger.goto("/sign-in?as=client", { inTheDark: true });
    await stranger.goto("/sign-in/forgot?as=client");
    await stranger.page.getByLabel("Your email").fill("ada@mail.example");
    await stranger.page.getByRole("button", { name: "Send me a new link" }).click();
    await expect(
      stranger.page.getByRole("status").filter({ hasText: "If this address has an account here" }),
    ).toBeVisible();
    await stranger.look();
  });
});

test("a client's pages still fit at 320 pixels, which is 400 % on a desktop", async ({ people }) => {
  const ada = await people.open("client");
  await ada.page.setViewportSize({ width: 320, height: 640 });
  await ada.goto("/me");
  await ada.goto("/me?week=2026-11-09");
  await ada.goto("/account");
  const ida = await people.open("family");
  await ida.page.setViewportSize({ width: 320, height: 640 });
  await ida.goto("/family");
});
