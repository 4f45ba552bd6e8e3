import { expect, test } from "../journey";

const PHONE = { width: 390, height: 844 };

test("a policy is drafted, tried on the past, compared, published and signed", async ({ people, facts }) => {
  const ruth = await people.open("director");
  const { page } = ruth;
  const policy = `/setup/policies/${facts.programId}`;
  const trial = page.getByRole("complementary", { name: "Try it on the last" });

  await test.step("Given Ruth opens the next version, and sees what the one in force does", async () => {
    await ruth.goto(policy);
    await ruth.follow(page.getByRole("link", { name: "Make a new version" }));
    await expect(page.getByRole("heading", { level: 1 })).toContainText("Attendance policy");
    await expect(page.getByRole("main")).toContainText("Nothing below applies to anyone until it is published.");
    await expect(trial).toContainText(/This would have flagged .+, as many as version 1\./);
    await expect(trial).toContainText("12 people");
    await ruth.look({ inTheDark: true });
  });

  await test.step("When she shortens a window, the trial follows without a button", async () => {
    const window = page.getByRole("textbox", { name: "How long, days" }).nth(1);
    await window.fill("3");
    await expect(page.getByText("was 30 days in version 1")).toBeVisible();
    await expect(trial).toContainText("fewer than version 1.");
    await expect(trial.getByRole("table").first()).toContainText(/Warning.*was \d/);
    await window.fill("three");
    await expect(page.getByText(/Fill in a whole number from 1 to 730/)).toBeVisible();
    await window.fill("3");
    await expect(page.getByText(/Fill in a whole number/)).toHaveCount(0);
    await expect(trial).toContainText("fewer than version 1.");
  });

  await test.step("And she saves, moves a rule, and adds and removes one", async () => {
    await page.getByRole("button", { name: "Save draft" }).first().click();
    await expect(page.getByText("version 2, draft")).toBeVisible();
    const rules = page.getByRole("region", { name: "Rules" }).getByRole("listitem");
    const count = await rules.count();
    await page.getByRole("button", { name: "Add a rule" }).click();
    await expect(rules).toHaveCount(count + 1);
    await expect(rules.last()).toContainText("not in version 1");
    await rules
      .last()
      .getByLabel(/More for rule/)
      .click();
    await ruth.look();
    await rules.last().getByRole("button", { name: "Remove" }).click();
    await expect(rules).toHaveCount(count);
    await rules.first().getByLabel("More for rule 1").click();
    await rules.first().getByRole("button", { name: "Move down" }).click();
    await expect(rules.first()).toContainText("was 30 days in version 1");
    await ruth.look();
  });

  await test.step("Then the comparison says what changes, sentence by sentence", async () => {
    await ruth.follow(page.getByRole("link", { name: "Compare with version 1" }), { inTheDark: true });
    await expect(page.getByRole("region", { name: "Rules" })).toContainText(
      "At 2 missed days within 30 days: warning.",
    );
    await expect(page.getByRole("region", { name: "Rules" })).toContainText("At 2 missed days within 3 days: warning.");
    await expect(page.getByRole("region", { name: "Rules" })).toContainText("The order changes, too.");
  });

  await test.step("And policies of the field are there to start from", async () => {
    await ruth.goto(`${policy}/draft`);
    await ruth.follow(page.getByRole("link", { name: "Start from…" }));
    await expect(page.getByRole("region", { name: "DBT program" })).toContainText(
      "At 2 missed or excused of the last 6 days",
    );
    await expect(page.getByRole("region", { name: "Outpatient clinic" })).toContainText("the letter");
  });

  await test.step("When she publishes it for those who sign, it says for how many", async () => {
    await ruth.goto(`${policy}/draft`);
    await expect(trial).toContainText("12 signature requests go out.");
    await page.getByLabel("Starts").fill("2026-11-18");
    await page.getByRole("button", { name: "Publish version 2" }).click();
    await expect(page.getByRole("region", { name: "Version 2" })).toContainText("from Wed, Nov 18");
    await ruth.look();
    await ruth.follow(page.getByRole("link", { name: "Who has signed" }), { inTheDark: true });
    await expect(page.getByRole("main")).toContainText("12 of 12 have not signed");
  });

  await test.step("Then Ben reads it on his phone in plain words, and signs", async () => {
    const ben = await people.open("otherClient");
    await ben.page.setViewportSize(PHONE);
    await ben.goto("/me");
    await expect(ben.page.getByRole("region", { name: "Where you stand" })).toContainText("We missed you on");
    await ben.follow(ben.page.getByRole("link", { name: "Read it" }), { inTheDark: true });
    const words = ben.page.getByRole("main");
    await expect(words).toContainText("If you miss 2 days within 3 days");
    await expect(words).not.toContainText(/watch|warning|contract|review|unexcused|discharge/i);
    await ben.page.getByRole("button", { name: "Sign" }).click();
    await expect(ben.page.getByText("Tick the box once you have read it.")).toBeVisible();
    await ben.look();
    await ben.page.getByLabel("I have read this").check();
    await ben.page.getByRole("button", { name: "Sign" }).click();
    // The days before do not count under what he signed; last week's hours still do.
    await expect(ben.page.getByRole("region", { name: "Where you stand" })).toContainText("We have missed you.");
    await expect(ben.page.getByRole("link", { name: "Read it" })).toHaveCount(0);
    await ben.look();
  });

  await test.step("And his standing follows, and a signature on paper counts like his", async () => {
    await page.reload();
    await expect(page.getByRole("main")).toContainText("11 of 12 have not signed");
    await expect(page.getByRole("region", { name: "Signed", exact: true }).first()).toContainText("Ben Okafor");
    await page.getByRole("button", { name: "Record a paper signature of Ada Lund" }).click();
    await expect(page.getByRole("main")).toContainText("10 of 12 have not signed");
    await ruth.look();
  });
});
