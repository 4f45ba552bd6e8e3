import { expect, test } from "../journey";

test("a snow day takes two presses and a confirmation, is nobody's to make up, and is taken back exactly", async ({
  people,
  facts,
}) => {
  const ruth = await people.open("director");
  const { page } = ruth;
  const thursday = page.getByRole("link", { name: /^Coping skills, group, Thursday/ });

  await test.step("When snow is forecast, two presses lead from the schedule to what it would do", async () => {
    await ruth.goto(`/schedule?site=${facts.sites.Worcester}`);
    await page.getByRole("link", { name: "Snow day" }).click();
    await expect(page.getByRole("dialog", { name: "Close Worcester for snow?" })).toBeVisible();
    await ruth.look({ inTheDark: true });
    await page.getByRole("link", { name: /^Tomorrow/ }).click();
    const dialog = page.getByRole("dialog", { name: "Close Worcester on Thursday, November 19?" });
    await expect(dialog).toContainText("That is the clinic’s part, and nobody has to make it up.");
    await expect(dialog).toContainText("recorded marks change");
    await ruth.look({ inTheDark: true });
  });

  let count = "";
  await test.step("And the button repeats the count", async () => {
    const button = page.getByRole("button", { name: /^Close Thu, Nov 19, \d+ sessions$/ });
    count = /(\d+) sessions/.exec((await button.textContent()) ?? "")?.[1] ?? "";
    await button.click();
    await expect(page.getByRole("heading", { level: 1, name: "Closures" })).toBeVisible();
    await expect(page.getByRole("region", { name: "Today and ahead" })).toContainText(
      `Snow day, the whole day, Worcester, ${count} sessions closed`,
    );
    await ruth.look({ inTheDark: true });
  });

  await test.step("Then the calendar names the day closed, and the client need not make it up", async () => {
    await ruth.goto(`/schedule?site=${facts.sites.Worcester}`);
    await expect(page.getByRole("link", { name: /^Coping skills, group, Thursday.*closed/i })).toBeVisible();
    const ada = await people.open("client");
    await ada.goto("/me");
    await expect(ada.page.getByRole("region", { name: "This week" })).toContainText("We were closed");
    // Of the 3 h that were closed, 2 h more were on offer that week than the plan asks.
    await expect(ada.page.getByRole("region", { name: "Your hours" })).toContainText(
      "The clinic is closed on Thu, Nov 19. That’s 1 h you don’t have to make up.",
    );
    await expect(ada.page.getByRole("region", { name: "Your hours" })).toContainText("Your goal is 8 h");
    await ruth.goto(`/clients/${facts.clients["Ada Lund"]?.id}`);
    await expect(page.getByRole("region", { name: /^Hours this week/ })).toContainText("so this week asks 8 h");
  });

  await test.step("When the snow stays away, the day is opened again after a look at what comes back", async () => {
    await ruth.goto("/schedule/closures");
    await ruth.follow(page.getByRole("link", { name: "Reopen Thu, Nov 19, Snow day" }), { inTheDark: true });
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Reopen Thursday, November 19?");
    await page.getByRole("button", { name: `Reopen Thu, Nov 19, ${count} sessions` }).click();
    await expect(page.getByRole("region", { name: "Today and ahead" })).not.toContainText("Snow day");
    await ruth.goto(`/schedule?site=${facts.sites.Worcester}`);
    await expect(thursday).not.toHaveAttribute("aria-label", /closed/i);
    const ada = await people.open("client");
    await ada.goto("/me");
    await expect(ada.page.getByRole("region", { name: "Your hours" })).toContainText("Your goal is 9 h");
  });
});

test("the holidays of a year are closed at once, and offered no more", async ({ people }) => {
  const ruth = await people.open("director");
  const { page } = ruth;

  await test.step("When next year's list is opened", async () => {
    await ruth.goto("/schedule/closures/new?plan=holidays&year=2027", { inTheDark: true });
    await expect(page.getByRole("checkbox", { name: /^Fri, Jun 18, Juneteenth, observed/ })).toBeVisible();
    await page.getByRole("checkbox", { name: /^Mon, Jan 18, Martin Luther King Jr. Day/ }).check();
    await page.getByRole("checkbox", { name: /^Mon, Apr 19, Patriots’ Day/ }).check();
    await page.getByRole("button", { name: "See what closes" }).click();
    await expect(page.getByText("Mon, Jan 18, 2027, Martin Luther King Jr. Day:")).toBeVisible();
    await ruth.look({ inTheDark: true });
  });

  await test.step("Then one press closes them, and they are ticked for good", async () => {
    await page.getByRole("button", { name: /^Close 2 days, \d+ sessions$/ }).click();
    await expect(page.getByRole("region", { name: "Today and ahead" })).toContainText("Patriots’ Day");
    await ruth.look();
    await ruth.goto("/schedule/closures/new?plan=holidays&year=2027");
    const closed = page.getByRole("checkbox", { name: /^Mon, Apr 19, Patriots’ Day/ });
    await expect(closed).toBeChecked();
    await expect(closed).toBeDisabled();
  });
});
