import { Roster } from "../pages/roster";
import { expect, test } from "../journey";

test("nobody’s place ends but by the whole way: notice, time to object, answer, decision, signature", async ({
  people,
  facts,
}) => {
  test.slow();
  const ruth = await people.open("director");
  const marisol = await people.open("clinician");
  const ben = await people.open("otherClient");
  const chart = `/clients/${facts.clients["Ben Okafor"]?.id}`;
  let review = "";

  await test.step("Given Ben misses the third day in a row, and nobody reached him", async () => {
    const roster = new Roster(ruth);
    // He came with his aunt on Friday: that day is excused here, so that the missed days stand in a row.
    await ruth.goto(`${chart}/attendance`);
    await ruth.follow(ruth.page.getByRole("link", { name: "Family session" }).first());
    await roster.mark("Ben O.", "Excused");
    await roster.open("Coping skills");
    await roster.mark("Ben O.", "Missed");
  });

  await test.step("When his counselor opens a review, it names who decides", async () => {
    const { page } = marisol;
    await marisol.goto(chart);
    await marisol.follow(page.getByRole("link", { name: "Open a review" }));
    await page.getByLabel("Who decides").selectOption({ label: "Ruth Feldman" });
    await page.getByRole("button", { name: "Open the review" }).click();
    await page.waitForURL(/\/reviews\//);
    review = new URL(page.url()).pathname;
    await expect(page.getByText("Ruth Feldman decides, and nothing is decided yet.")).toBeVisible();
    await expect(page.getByText("No letter was sent.")).toBeVisible();
    await expect(page.getByText("No contact in person.")).toBeVisible();
    await marisol.look({ inTheDark: true });
  });

  await test.step("And issues the notice, and hands it over", async () => {
    const { page } = marisol;
    await marisol.follow(page.getByRole("link", { name: "Issue the notice" }));
    await page.getByRole("button", { name: "Issue the notice" }).click();
    await page.waitForURL(/\/letter$/);
    await expect(page.getByText("105 CMR 164.075")).toBeVisible();
    await expect(page.getByText("On record as missed: Thu, Nov 12; Mon, Nov 16; and Wed, Nov 18.")).toBeVisible();
    await marisol.look();
    await marisol.goto(`${review}?do=deliver`);
    await page.getByRole("button", { name: "Record the delivery" }).click();
    await expect(page.getByText("The time to object runs through Sat, Nov 28.")).toBeVisible();
  });

  await test.step("Then Ben reads it in his own words, and objects", async () => {
    const { page } = ben;
    await ben.goto("/me");
    await expect(page.getByText("would like to meet with you.")).toBeVisible();
    await ben.follow(page.getByRole("link", { name: "Read our letter" }));
    await page.getByLabel("Your own words").fill("My car broke down.");
    await page.getByRole("button", { name: "I object" }).click();
    await expect(page.getByText("We will answer you. Everything waits until then.")).toBeVisible();
    await ben.look({ inTheDark: true });
  });

  await test.step("While the days run and nobody answered, the director cannot end his place", async () => {
    const { page } = ruth;
    await ruth.goto(`${review}?do=decide`);
    await expect(page.getByRole("radio", { name: /The place ends/ })).toBeDisabled();
    await people.at("2026-11-30T10:00");
    await people.signIn(ruth, "director");
    await ruth.goto(`${review}?do=decide`);
    await expect(page.getByText("An objection waits for an answer.").first()).toBeVisible();
    await expect(page.getByRole("radio", { name: /The place ends/ })).toBeDisabled();
    await ruth.look();
  });

  await test.step("When she answered, named who can help, and decided, nothing has happened yet", async () => {
    const { page } = ruth;
    await ruth.goto(`${review}?do=answer`);
    await page.getByLabel("Your answer").fill("We looked at it again and talked with you.");
    await page.getByRole("button", { name: "Answer", exact: true }).click();
    await expect(page.getByText("1 came in and was answered.")).toBeVisible();
    await ruth.goto(`${review}?do=refer`);
    await page.getByLabel("Who and how to reach them, or why not").fill("River House, 508-555-0190");
    await page.getByRole("button", { name: "Keep it" }).click();
    await page.waitForURL((url) => url.search === "");
    await ruth.goto(`${review}?do=decide`);
    await page.getByRole("radio", { name: /The place ends/ }).check();
    await page.getByLabel("If the place ends: last day").fill("2026-12-04");
    await page.getByLabel("Reasons").fill("Mornings do not work, and River House has evenings.");
    await page.getByRole("button", { name: "Decide", exact: true }).click();
    await expect(page.getByText("It waits for the signature.")).toBeVisible();
    await ruth.goto(chart);
    await expect(page.getByText(/Last day/)).toHaveCount(0);
  });

  await test.step("And with her name typed it is carried out, and Ben reads it with who can help", async () => {
    const { page } = ruth;
    await ruth.goto(`${review}?do=sign`);
    await page.getByLabel("Your name").fill("Somebody Else");
    await page.getByRole("button", { name: "Sign off" }).click();
    await expect(page.getByText("Type your own name as it stands here").first()).toBeVisible();
    await page.getByLabel("Your name").fill("Ruth Feldman");
    await page.getByRole("button", { name: "Sign off" }).click();
    await expect(page.getByText(/^Signed off: Ben/)).toBeVisible();
    await ruth.look({ inTheDark: true });
    await ruth.goto(chart);
    await expect(page.getByText("Last day Fri, Dec 4").first()).toBeVisible();
    await people.signIn(ben, "otherClient");
    await ben.goto("/me/talk");
    await expect(ben.page.getByText("Your last day with us is Fri, Dec 4.")).toBeVisible();
    await expect(ben.page.getByText("River House, 508-555-0190")).toBeVisible();
  });
});
