import { enterPassword } from "../pages/sign-in";
import { expect, test } from "../journey";

const WRONG = "This email and password don’t open an account here. Check both, and who is signing in.";

test("a wrong password and an unknown account are answered alike, and guessing slows down", async ({
  people,
  facts,
}) => {
  const stranger = await people.stranger();
  const { page } = stranger;
  const said = page.getByRole("alert").filter({ hasText: /\S/ }).first();

  await test.step("The same sentence for both, and the email stays", async () => {
    await stranger.goto("/sign-in", { inTheDark: true });
    await enterPassword(page, facts.emails.elsewhere, "four unrelated birds");
    await expect(said).toHaveText(WRONG);
    await stranger.look();
    await expect(page.getByLabel("Work email")).toHaveValue(facts.emails.elsewhere);
    await enterPassword(page, "nobody@clinic.example", "four unrelated birds");
    await expect(said).toHaveText(WRONG);
    await expect(page.getByLabel("Work email")).toHaveValue("nobody@clinic.example");
  });

  await test.step("A client's account does not open the door of the staff", async () => {
    await enterPassword(page, facts.emails.client, facts.password);
    await expect(said).toHaveText(WRONG);
    await expect(page).toHaveURL(/sign-in/);
  });

  await test.step("After a handful of guesses at one account one has to wait, whether it exists or not", async () => {
    for (const email of [facts.emails.elsewhere, "nobody@clinic.example"]) {
      for (let guess = 0; guess < 7; guess++) {
        await enterPassword(page, email, `guess number ${guess} of many`);
        await expect(page.getByLabel("Password", { exact: true })).toHaveValue("");
        if (/Too many tries/.test(await said.innerText())) break;
      }
      await expect(said).toHaveText(/^Too many tries\. Try again in \d+ (seconds|minutes?)\.$/);
    }
    await enterPassword(page, facts.emails.elsewhere, facts.password);
    await expect(said).toHaveText(/^Too many tries/);
  });

  await test.step("And when the wait is over the right password opens it", async () => {
    await people.at("2026-11-18T11:30");
    await enterPassword(page, facts.emails.elsewhere, facts.password);
    // Priya's group runs at that hour, so its roster opens by itself.
    await expect(page).toHaveURL(/\/rosters\/\w+$/);
    await stranger.look();
  });
});

test("an invitation link sets a password once", async ({ people, facts }) => {
  const noor = await people.stranger();
  const { page } = noor;

  await test.step("When Noor opens her link, a weak password is refused in a sentence", async () => {
    await noor.goto(facts.openInvitation);
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Welcome to Evenkeel");
    await page.getByLabel("New password").fill("short");
    await page.getByRole("button", { name: "Set password" }).click();
    await expect(page.getByText("Use at least 12 characters.").first()).toBeVisible();
    await noor.look();
    await page.getByLabel("New password").fill("violet anchor morning tea");
    await page.getByRole("button", { name: "Set password" }).click();
    await expect(page.getByRole("status").filter({ hasText: "Your password is set." })).toBeVisible();
    await noor.look();
  });

  await test.step("Then she signs in with it, and the link is used up", async () => {
    await enterPassword(page, facts.emails.invited, "violet anchor morning tea");
    await expect(page).toHaveURL(/\/today$/);
    await noor.look();
    const other = await people.stranger();
    const answer = await other.page.goto(facts.openInvitation);
    await expect(other.page.getByLabel("New password")).toHaveCount(0);
    expect([200, 404, 410]).toContain(answer?.status());
    await other.look();
  });
});

test("signing out everywhere, and disabling an account, count at once in every browser", async ({ people, facts }) => {
  const here = await people.open("scheduler");
  const there = await people.stranger();

  await test.step("Given Sam is signed in at two browsers", async () => {
    await people.signIn(there, "scheduler");
    await here.goto("/account");
    await expect(here.page.getByRole("region", { name: "Where you are signed in" }).getByRole("listitem")).toHaveCount(
      2,
    );
  });

  await test.step("When he signs out everywhere here, the other browser is out at its next step", async () => {
    await here.page.getByRole("button", { name: "Sign out everywhere" }).click();
    await expect(here.page).toHaveURL(/\/sign-in/);
    await here.look();
    await there.page.goto("/schedule");
    await expect(there.page).toHaveURL(/\/sign-in\?next=%2Fschedule/);
    await there.look();
  });

  await test.step("And the address he wanted opens after he has signed in again", async () => {
    await enterPassword(there.page, facts.emails.scheduler, facts.password);
    await expect(there.page).toHaveURL(/\/schedule/);
    await there.look();
  });

  await test.step("When an admin disables the account, it is over at once", async () => {
    const dana = await people.open("admin");
    await dana.goto("/setup/staff");
    await dana.follow(dana.page.getByRole("link", { name: "Sam Whitcomb" }));
    await dana.page.getByRole("button", { name: "Disable the account" }).click();
    await expect(dana.page.getByText("Disabled", { exact: true })).toBeVisible();
    await dana.look();
    await there.page.goto("/today");
    await expect(there.page).toHaveURL(/\/sign-in/);
    await enterPassword(there.page, facts.emails.scheduler, facts.password);
    await expect(there.page.getByRole("alert").filter({ hasText: /\S/ }).first()).toHaveText(WRONG);
    await there.look();
  });
});

test("where to go after signing in can only be a page of ours", async ({ people, facts }) => {
  for (const next of [
    "//elsewhere.example/",
    "https://elsewhere.example/",
    "/\\elsewhere.example",
    "javascript:alert(1)",
  ]) {
    const visitor = await people.stranger();
    await visitor.goto(`/sign-in?next=${encodeURIComponent(next)}`);
    await enterPassword(visitor.page, facts.emails.director, facts.password);
    await expect(visitor.page).toHaveURL(/^http:\/\/127\.0\.0\.1:\d+\/today$/);
    await visitor.look();
  }
});
