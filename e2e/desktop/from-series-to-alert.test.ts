import { Roster } from "../pages/roster";
import { SeriesDrawer } from "../pages/series-drawer";
import { expect, test } from "../journey";

/* The main job, once and for real: plan, enroll, take attendance, be alerted, understand, reach out, correct. */

test("a planned series becomes rosters, missed days become alerts, and a correction takes them back", async ({
  people,
}) => {
  const ruth = await people.open("director");
  const { page } = ruth;
  const drawer = new SeriesDrawer(page);
  const roster = new Roster(ruth);
  const calls = page.getByRole("region", { name: /^(Needs a call|Missed days)$/ });
  const petrasCalls = calls
    .getByRole("listitem")
    .filter({ has: page.getByRole("link", { name: "Petra Quimby", exact: true }) });
  const hours = (when: string) => page.getByRole("listitem").filter({ hasText: when });

  await test.step("When the director plans a Friday group, the form tells the pattern back and counts its sessions", async () => {
    await ruth.goto("/schedule");
    await page.getByRole("combobox", { name: "Site" }).selectOption({ label: "Worcester" });
    await expect(page.getByRole("link", { name: /^Coping skills, group, Wednesday/ })).toBeVisible();
    await drawer.open();
    await drawer.fill({
      name: "Mindful Friday",
      days: ["Friday"],
      from: "09:00",
      to: "10:30",
      first: "2026-11-20",
      count: 8,
      room: "Room B",
      facilitator: "Marisol Benítez",
      serviceType: "CBT group",
      program: "Morning",
    });
    await drawer.says(/Every week on Fri, 9:00–10:30 AM, 8 sessions until Fri, Jan 8, 2027/);
    await ruth.look();
    await drawer.create(8);
  });

  await test.step("Then it stands in the week and in the list", async () => {
    const block = page.getByRole("link", { name: /^Mindful Friday, group, Friday 9:00–10:30 AM, Room B/ });
    await expect(block).toBeVisible();
    await page.getByRole("navigation", { name: "View" }).getByRole("link", { name: "List" }).click();
    await expect(page).toHaveURL(/view=list/);
    await expect(page.getByRole("main").getByText("Mindful Friday")).toBeVisible();
    await ruth.look();
    await page.getByRole("link", { name: "Next week" }).click();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Nov 23–29, 2026");
    await expect(page.getByRole("main").getByText("Mindful Friday")).toBeVisible();
  });

  await test.step("When a new client is put on file and enrolled into the morning track from tomorrow", async () => {
    await ruth.goto("/clients/new");
    await page.getByLabel("First name").fill("Petra");
    await page.getByLabel("Last name").fill("Quimby");
    await page.getByLabel("Site", { exact: true }).selectOption({ label: "Worcester" });
    await page.getByLabel("Phone").fill("508-555-0155");
    await page.getByRole("button", { name: "Add client" }).click();
    await expect(page.getByRole("heading", { level: 1, name: "Enroll" })).toBeVisible();
    await ruth.look();
    const track = page.getByLabel("Program and track");
    const morning = track.locator("option").filter({ hasText: "Morning" }).first();
    await track.selectOption({ value: (await morning.getAttribute("value")) ?? "" });
    for (const day of ["Thursday", "Friday", "Monday"]) await page.getByRole("checkbox", { name: day }).check();
    await page.getByLabel("First day").fill("2026-11-19");
    await page.getByLabel("Hours a week").fill("6");
    await page.getByRole("button", { name: "Enroll" }).click();
  });

  await test.step("Then her chart says what comes next", async () => {
    await expect(page.getByRole("heading", { level: 1, name: "Petra Quimby" })).toBeVisible();
    const coming = page.getByRole("table", { name: "Coming up" });
    await expect(coming).toContainText("Thu, Nov 19");
    await expect(coming).toContainText("Mindful Friday");
    await ruth.look();
  });

  await test.step("When she misses both groups of Thursday, and everyone else came", async () => {
    await people.at("2026-11-19T12:30");
    await people.signIn(ruth, "director");
    await roster.open("Coping skills");
    await ruth.look();
    await roster.mark("Petra Q.", "Missed");
    await roster.everyoneElsePresent(8);
    await roster.finish();
    await ruth.look();
    await roster.open("Relapse prevention");
    await roster.mark("Petra Q.", "Missed");
    await roster.everyoneElsePresent(8);
    await roster.finish();
  });

  await test.step("Then Today and Alerts ask for one call, not two", async () => {
    await ruth.goto("/today");
    await expect(petrasCalls).toHaveCount(1);
    await expect(petrasCalls).toContainText("Missed today");
    await ruth.goto("/alerts");
    await expect(petrasCalls).toHaveCount(1);
    await expect(petrasCalls).toContainText("First missed day in 30");
    await expect(hours("Petra Quimby").first()).toBeVisible();
  });

  await test.step("When she misses Friday as well", async () => {
    await people.at("2026-11-20T10:40");
    await people.signIn(ruth, "director");
    await roster.open("Mindful Friday");
    await roster.mark("Petra Q.", "Missed");
    await roster.finish();
  });

  await test.step("Then there is a second call, and her chart explains how it came about and what follows", async () => {
    await ruth.goto("/alerts");
    await expect(petrasCalls).toHaveCount(2);
    await petrasCalls.first().getByRole("link", { name: "Petra Quimby", exact: true }).click();
    const standing = page.getByRole("region", { name: "Standing" });
    await expect(standing).toContainText("Warning");
    await expect(standing).toContainText("2 missed days within 30 days");
    await expect(standing).toContainText("One more missed day on or before");
    await expect(standing).toContainText("If everything is attended:");
    const counted = standing.getByRole("listitem");
    await expect(counted.filter({ hasText: "Thu, Nov 19" })).toHaveCount(1);
    await expect(counted.filter({ hasText: "Fri, Nov 20" })).toHaveCount(1);
    await ruth.look({ inTheDark: true });
  });

  await test.step("When somebody reaches her by phone, the line of that day leaves the list", async () => {
    await ruth.goto("/alerts");
    const friday = petrasCalls.filter({ hasText: "Fri, Nov 20" });
    await friday.getByRole("link", { name: "Log contact: Petra Quimby" }).click();
    await expect(page.getByText("508-555-0155")).toBeVisible();
    await ruth.look();
    await page.getByRole("radio", { name: "Reached" }).check();
    await page.getByLabel("Note").fill("Bus was cancelled. Comes on Monday.");
    await page.getByRole("button", { name: /^Save/ }).click();
    await expect(petrasCalls).toHaveCount(1);
    await expect(petrasCalls).toContainText("Thu, Nov 19");
  });

  await test.step("When Thursday turns out to be a mistake and is corrected", async () => {
    await petrasCalls.getByRole("link", { name: "Petra Quimby", exact: true }).click();
    await page.getByRole("link", { name: "Attendance", exact: true }).click();
    const table = page.getByRole("table", { name: "Attendance by session" });
    for (const session of ["Relapse prevention", "Coping skills"]) {
      await expect(table).toBeVisible();
      await ruth.look();
      await table.getByRole("link", { name: session }).first().click();
      await expect(page.getByRole("heading", { level: 1, name: session })).toBeVisible();
      await roster.isRecorded("Petra Q.", "Missed");
      await roster.mark("Petra Q.", "Present");
      await page.goBack();
    }
  });

  await test.step("Then its alert is withdrawn, her standing is watch, and the contact stays on file", async () => {
    await ruth.goto("/alerts");
    await expect(petrasCalls).toHaveCount(0);
    await ruth.goto("/clients");
    await ruth.follow(page.getByRole("link", { name: "Petra Quimby" }));
    await expect(page.getByRole("region", { name: "Standing" })).toContainText("1 missed day within 30 days");
    await expect(
      page.getByRole("region", { name: "Standing" }).getByText("Watch", { exact: true }).first(),
    ).toBeVisible();
    await expect(page.getByRole("region", { name: "Contact log" })).toContainText("Bus was cancelled");
    await ruth.look();
  });
});
