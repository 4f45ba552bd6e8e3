import { Roster } from "../pages/roster";
import { expect, test } from "../journey";

test("who leaves is on no roster to come, and stays on those that were", async ({ people, facts }) => {
  const ruth = await people.open("director");
  const { page } = ruth;
  const roster = new Roster(ruth);

  await test.step("Given Grace came this morning", async () => {
    await roster.open("Coping skills");
    await roster.mark("Grace K.", "Present");
    await ruth.look();
  });

  await test.step("When her last day is today, and the page first says what follows from it", async () => {
    await ruth.goto(`/clients/${facts.clients["Grace Kim"]?.id}/discharge`);
    const follows = page.getByRole("list").filter({ hasText: "sessions to come no longer expect them" });
    await expect(follows).toContainText(/0\s*past rosters and marks change/);
    await page.getByRole("radio", { name: "Completed the program" }).check();
    await page.getByLabel("Last day").fill("2026-11-18");
    await page.getByLabel("Reason").fill("Reached her goals.");
    await ruth.look({ inTheDark: true });
    await page.getByRole("button", { name: "End the enrollment" }).click();
    await expect(page.getByRole("heading", { level: 1, name: "Grace Kim" })).toBeVisible();
    await ruth.look();
  });

  await test.step("Then today still has her", async () => {
    await roster.open("Coping skills");
    await roster.isRecorded("Grace K.", "Present");
    await roster.open("Relapse prevention");
    await expect(roster.row("Grace K.")).toHaveCount(1);
  });

  await test.step("And tomorrow does not", async () => {
    await people.at("2026-11-19T10:35");
    await people.signIn(ruth, "director");
    await roster.open("Coping skills");
    await expect(roster.row("Femi B.")).toHaveCount(1);
    await expect(roster.row("Grace K.")).toHaveCount(0);
  });

  await test.step("And she is found among those who left, with her history", async () => {
    await ruth.goto("/clients");
    await expect(page.getByRole("table")).not.toContainText("Grace Kim");
    await page.getByLabel("Show").selectOption({ label: "Left the program" });
    await expect(page.getByRole("table")).toContainText("Grace Kim");
    await ruth.look();
    await ruth.follow(page.getByRole("link", { name: "Grace Kim" }));
    const sections = page.getByRole("navigation", { name: "Client sections" });
    await ruth.follow(sections.getByRole("link", { name: "Attendance" }));
    await expect(page.getByRole("table", { name: "Attendance by session" })).toContainText("Present");
  });
});
