import { expect, test } from "../journey";

/* The work list: a contact logged by keys alone, a voicemail that is not safe, and what happens when nobody calls. */

test("a contact is logged by keys alone in under twenty seconds, and a message that is not safe is not left", async ({
  people,
}) => {
  const ruth = await people.open("director");
  const { page } = ruth;
  const press = (key: string) => page.keyboard.press(key);
  const missed = page.getByRole("region", { name: "Missed days" });

  await test.step("When the director opens the list, every row says by when, by whom and why", async () => {
    await ruth.goto("/alerts", { inTheDark: true });
    await expect(missed.getByRole("listitem").first()).toContainText(/Due|Overdue/);
  });

  await test.step("Then J, L, the result and Ctrl+Enter log a call, and the next row opens by itself", async () => {
    await press("j");
    const name = (await page.locator(":focus").textContent()) ?? "";
    expect(name).not.toBe("");
    const began = Date.now();
    await press("l");
    await expect(page.getByRole("radio", { name: "Call" })).toBeFocused();
    await press("Tab");
    await expect(page.getByRole("radio", { name: "Reached" })).toBeFocused();
    await press("ArrowRight");
    await press("ArrowRight");
    await expect(page.getByRole("radio", { name: "No answer" })).toBeChecked();
    await press("Tab");
    await page.keyboard.type("Rang six times");
    await press("Tab");
    await page.keyboard.type("Try");
    await press("Control+Enter");
    await expect(page.getByText("Contact logged").first()).toBeVisible();
    expect(Date.now() - began).toBeLessThan(20_000);
    await expect(missed.getByRole("listitem").filter({ hasText: name }).first()).toContainText("1 call so far.");
    await expect(page.getByRole("form", { name: "Log contact" })).toBeVisible();
    await ruth.look({ inTheDark: true });
  });

  await test.step("And where voicemail is not safe, the form says so and offers no message", async () => {
    await ruth.goto("/alerts");
    await page.getByRole("link", { name: "Log contact: Carla Mendes" }).first().click();
    await expect(page.getByText("Voicemail is not safe. Don’t leave a message.")).toBeVisible();
    await expect(page.getByRole("radio", { name: "Left a message" })).toBeDisabled();
    await ruth.look();
  });

  await test.step("And the team meeting has a sheet, once it is on record that it was made", async () => {
    await ruth.goto("/alerts/meeting");
    await expect(page.getByRole("table")).toHaveCount(0);
    await page.getByRole("button", { name: "Make the sheet" }).click();
    await expect(page.getByRole("table", { name: "Everybody to talk about" })).toContainText("Carla Mendes");
    await ruth.look();
  });
});

test("what nobody gets to climbs to the director, and a roster nobody takes is reminded of", async ({
  people,
  clinic,
}) => {
  await test.step("When two days pass and nobody calls", async () => {
    await people.at("2026-11-20T09:30");
    // The clock's own work is done every five minutes, and when the server starts.
    await clinic.close();
    await clinic.startAgain();
  });

  const ruth = await people.stranger();
  const { page } = ruth;
  await people.signIn(ruth, "director");

  await test.step("Then the row says to whom it went", async () => {
    await expect(async () => {
      await page.goto("/alerts");
      await expect(page.getByText(/Escalated to Ruth Feldman/).first()).toBeVisible({ timeout: 1000 });
    }).toPass({ timeout: 30_000 });
    await ruth.look();
  });

  await test.step("And the roster of Wednesday is overdue, and can be reminded of once", async () => {
    const records = page.getByRole("region", { name: "Records" });
    await expect(records.getByRole("listitem").first()).toContainText(/Overdue/);
    await records
      .getByRole("button", { name: /^Remind: / })
      .first()
      .click();
    await expect(records.getByText("Reminded", { exact: true }).first()).toBeVisible();
    await expect(records).toContainText(/M\. Benítez reminded/);
    await ruth.goto("/alerts/end-of-day?day=2026-11-18");
    await expect(page.getByRole("table", { name: "Rosters not taken" })).toBeVisible();
  });
});
