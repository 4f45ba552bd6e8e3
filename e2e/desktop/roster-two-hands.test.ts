import { Roster } from "../pages/roster";
import { expect, test } from "../journey";

test("two people mark the same person: both values stand side by side, and nobody's is replaced", async ({
  people,
}) => {
  const marisol = await people.open("clinician");
  const sam = await people.open("scheduler");
  const hers = new Roster(marisol);
  const his = new Roster(sam);

  await test.step("Given both have the roster open", async () => {
    // What others do is told within two seconds; this is about the moment before that.
    const silence = { contentType: "text/event-stream", body: ": nothing yet\n\n" };
    for (const { page } of [marisol, sam]) await page.route("**/live", (route) => route.fulfill(silence));
    await hers.open("Coping skills");
    await marisol.look();
    await his.open("Coping skills");
    await sam.look();
  });

  await test.step("When Marisol marks Ben missed, and Sam, who does not see it yet, marks him present", async () => {
    await hers.mark("Ben O.", "Missed");
    await his.row("Ben O.").click();
  });

  await test.step("Then Sam sees both values, and Marisol's is on record", async () => {
    const question = sam.page.getByRole("alert").filter({ hasText: "Somebody else recorded this meanwhile." });
    await expect(question).toContainText("On record: Missed");
    await expect(question).toContainText("You chose: Present");
    await sam.look();
    await marisol.page.reload();
    await hers.isRecorded("Ben O.", "Missed");
    await sam.page.getByRole("button", { name: "Keep missed" }).click();
    await expect(question).toHaveCount(0);
    await his.isRecorded("Ben O.", "Missed");
  });

  await test.step("And where Sam knows better, his choice is a correction that replaces it knowingly", async () => {
    await hers.mark("Carla M.", "Missed");
    await his.row("Carla M.").click();
    await expect(sam.page.getByRole("button", { name: "Use present" })).toBeVisible();
    await Promise.all([his.isSaved(), sam.page.getByRole("button", { name: "Use present" }).click()]);
    await marisol.page.reload();
    await hers.isRecorded("Carla M.", "Present");
  });

  await test.step("And saying the same is no conflict", async () => {
    await Promise.all([hers.isSaved(), hers.row("Elif A.").click()]);
    await Promise.all([his.isSaved(), his.row("Elif A.").click()]);
    await his.isRecorded("Elif A.", "Present");
    await expect(sam.page.getByText("Somebody else recorded this meanwhile.")).toHaveCount(0);
  });
  sam.forgive(/409/);
});

test("the network goes away in the middle of a roster, and no mark is lost", async ({ people }) => {
  const marisol = await people.open("clinician");
  const { page } = marisol;
  const roster = new Roster(marisol);
  const away = page.getByRole("status").filter({ hasText: "Offline." });

  await test.step("When the connection is lost, taps still show at once and the page says how many wait", async () => {
    await people.at("2026-11-18T11:00");
    await roster.open("Relapse prevention");
    await marisol.look();
    await page.context().setOffline(true);
    await roster.row("Ada L.").click();
    await roster.isRecorded("Ada L.", "Present");
    await roster.row("Femi B.").click();
    await expect(away).toContainText("2 to send");
    await marisol.look();
  });

  await test.step("When it comes back, they go out by themselves", async () => {
    await page.context().setOffline(false);
    await expect(away).toHaveCount(0);
    await page.reload();
    await roster.isRecorded("Ada L.", "Present");
    await roster.isRecorded("Femi B.", "Present");
    await roster.isRecorded("Grace K.", "Not recorded");
  });
  marisol.forgive(/INTERNET_DISCONNECTED/);
});
