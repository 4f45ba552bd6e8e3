import { readFileSync } from "node:fs";
import { expect, test } from "../journey";

test("a counselor takes her own calendar along, and it names no client", async ({ people }) => {
  const marisol = await people.open("clinician");
  const { page } = marisol;

  await test.step("When she downloads it from her account", async () => {
    await marisol.goto("/account");
    await marisol.follow(page.getByRole("link", { name: "Download calendar" }), { inTheDark: true });
    await expect(page.getByLabel("Whose sessions")).toHaveCount(0);
  });

  await test.step("Then the file holds her sessions, one-to-one ones by initials", async () => {
    const [download] = await Promise.all([
      page.waitForEvent("download"),
      page.getByRole("button", { name: "Download calendar" }).click(),
    ]);
    expect(download.suggestedFilename()).toBe("calendar-2026-11-16-2027-01-10.ics");
    const text = readFileSync(await download.path(), "utf8");
    expect(text.startsWith("BEGIN:VCALENDAR\r\n")).toBe(true);
    expect(text).toContain("SUMMARY:Coping skills\r\n");
    expect(text).toContain("SUMMARY:Individual\\, AL\r\n");
    expect(text).not.toMatch(/Lund|Ada|Okafor|ATTENDEE|ORGANIZER/);
    // Nine in the morning in Worcester, in November.
    expect(text).toContain("DTSTART:20261118T140000Z\r\n");
  });

  await test.step("And she writes down days away of her own, and nobody else’s", async () => {
    await marisol.goto("/schedule/away", { inTheDark: true });
    await expect(page.getByLabel("Who").getByRole("option")).toHaveText(["Marisol Benítez"]);
    await page.getByLabel("First day").fill("2026-12-07");
    await page.getByLabel("Last day").fill("2026-12-11");
    await page.getByRole("button", { name: "Show their sessions" }).click();
    await page.getByRole("button", { name: /^Record, \d+ sessions to cover$/ }).click();
    await expect(page.getByText("Whoever plans finds somebody.")).toBeVisible();
    await expect(page.getByRole("link", { name: /^Choose/ })).toHaveCount(0);
    await marisol.look({ inTheDark: true });
  });

  await test.step("And takes them back when she is not away after all", async () => {
    await page.getByRole("button", { name: "Withdraw these days" }).click();
    await expect(page.getByRole("region", { name: "Your days away" })).toContainText("You are not down to be away.");
    await marisol.look();
  });
});

test("a counselor is away, a colleague steps in, and her roster and calendar follow", async ({ people, facts }) => {
  const sam = await people.open("scheduler");
  const ruth = await people.open("director");
  const dana = await people.open("admin");
  const marisol = await people.open("clinician");
  const { page } = sam;
  let absence = "";

  await test.step("When Sam writes down that Marisol is away tomorrow, he sees first what that means", async () => {
    await sam.goto(`/schedule?site=${facts.sites.Worcester}`);
    await page.getByLabel("More", { exact: true }).click();
    await sam.follow(page.getByRole("link", { name: /^Days away/ }));
    await page.getByLabel("Who").selectOption({ label: "Marisol Benítez" });
    await page.getByLabel("First day").fill("2026-11-19");
    await page.getByLabel("Last day").fill("2026-11-19");
    await page.getByRole("button", { name: "Show their sessions" }).click();
    const card = page.getByRole("region", { name: "Record days away" });
    await expect(card).toContainText("Marisol Benítez, Nov 19, 2026: 4 sessions. All need somebody to lead them.");
    await card.getByLabel("Reason").fill("Down with the flu");
    await sam.look({ inTheDark: true });
    await page.getByRole("button", { name: "Record, 4 sessions to cover" }).click();
    await expect(page.getByRole("heading", { level: 1, name: "Marisol Benítez, LMHC" })).toBeVisible();
    await expect(page.getByRole("main")).toContainText("4 sessions have nobody yet.");
    await sam.look({ inTheDark: true });
    absence = new URL(page.url()).pathname;
  });

  await test.step("Then Today says in plain words that somebody is missing", async () => {
    await sam.goto("/today");
    await expect(page.getByText("4 sessions have nobody yet.")).toBeVisible();
    await sam.follow(page.getByRole("link", { name: "Find somebody" }));
  });

  await test.step("When he asks Ruth and Dana about the first", async () => {
    await page.getByRole("link", { name: "Choose who leads Coping skills, 9:00–10:30 AM" }).click();
    const choice = page.getByRole("region", { name: "Who could lead it" });
    await expect(choice).toContainText("Coping skills, Thu, Nov 19, 9:00–10:30 AM");
    // Priya works at the other site, and nobody is offered the place that she leaves.
    await expect(choice).not.toContainText("Priya");
    await expect(choice).not.toContainText("Marisol");
    await choice.getByRole("checkbox", { name: /^Ruth Feldman/ }).check();
    await choice.getByRole("checkbox", { name: /^Dana Okonkwo/ }).check();
    await choice.getByLabel("A line to them").fill("Bring the blue folder");
    await sam.look({ inTheDark: true });
    await choice.getByRole("button", { name: "Ask 2 colleagues" }).click();
    await expect(page.getByRole("main")).toContainText("asked Dana Okonkwo, Ruth Feldman");
    await sam.look();
  });

  await test.step("Then Ruth finds the question on Today and says yes", async () => {
    await ruth.goto("/today");
    await expect(ruth.page.getByText("You are asked to step in at 1 session.")).toBeVisible();
    await dana.goto("/schedule/asked");
    await ruth.follow(ruth.page.getByRole("link", { name: "See and answer" }), { inTheDark: true });
    const open = ruth.page.getByRole("region", { name: "To answer" });
    await expect(open).toContainText("in the place of Marisol Benítez");
    await expect(open).toContainText("Bring the blue folder");
    await open.getByRole("button", { name: /^Yes, I lead it: Coping skills/ }).click();
    await expect(ruth.page.getByRole("region", { name: "You step in" })).toContainText("Coping skills, Thu, Nov 19");
    await ruth.look({ inTheDark: true });
  });

  await test.step("And Dana, who says yes a moment later, is told that somebody else took it", async () => {
    await dana.page.getByRole("button", { name: /^Yes, I lead it: Coping skills/ }).click();
    await expect(dana.page.getByRole("alert").filter({ hasText: "Somebody else took it" })).toBeVisible();
    await expect(dana.page.getByRole("region", { name: "Settled" })).toContainText("Somebody else took it");
    await dana.look({ inTheDark: true });
  });

  await test.step("When Sam puts Dana down for all that is left, the button says how much that is", async () => {
    await sam.goto(absence);
    await expect(page.getByRole("main")).toContainText("3 sessions have nobody yet.");
    await page.getByRole("link", { name: "Choose sessions for Dana Okonkwo" }).click();
    const share = page.getByRole("region", { name: "What Dana Okonkwo could take" });
    await share.getByRole("checkbox", { name: /^Evening process/ }).uncheck();
    await expect(share.getByRole("button", { name: "Assign Dana Okonkwo for 2 sessions" })).toBeVisible();
    await share.getByRole("checkbox", { name: /^Evening process/ }).check();
    await sam.look({ inTheDark: true });
    await share.getByRole("button", { name: "Assign Dana Okonkwo for 3 sessions" }).click();
    await expect(page.getByRole("main")).toContainText("Every session has somebody.");
    await sam.look();
  });

  await test.step("Then on the day the roster is Ruth’s, and Marisol’s no more", async () => {
    await people.at("2026-11-19T08:50");
    await people.signIn(ruth, "director");
    await ruth.goto("/rosters?mine=1");
    const today = ruth.page.getByRole("region", { name: "Today" });
    await expect(today).toContainText("Coping skills");
    await expect(today).not.toContainText("Relapse prevention");
    await ruth.goto(`/schedule?site=${facts.sites.Worcester}&facilitator=me`);
    await expect(ruth.page.getByRole("link", { name: /^Coping skills, group, Thursday/ })).toBeVisible();
    await expect(ruth.page.getByRole("link", { name: /^Coping skills, group, Wednesday/ })).toHaveCount(0);
    await people.signIn(marisol, "clinician");
    await marisol.goto("/rosters?mine=1");
    await expect(marisol.page.getByRole("region", { name: "Today" })).toContainText("No sessions today.");
  });

  await test.step("And Marisol, who is better sooner, gets back what is still to come", async () => {
    await people.signIn(sam, "scheduler");
    await sam.goto(absence);
    await page.getByRole("checkbox", { name: "Give 4 sessions back to Marisol Benítez" }).check();
    await page.getByRole("button", { name: "Withdraw these days" }).click();
    await expect(page.getByRole("heading", { level: 1, name: "Days away" })).toBeVisible();
    await expect(page.getByRole("region", { name: "Away now and later" })).toContainText("Nobody is down to be away.");
    await sam.look();
    await marisol.goto("/rosters?mine=1");
    await expect(marisol.page.getByRole("region", { name: "Today" })).toContainText("Coping skills");
  });
});
