import { expect, test } from "../journey";
import { Roster } from "../pages/roster";

test("somebody checks in on the tablet by number, somebody else by phone, and the roster says when", async ({
  people,
  facts,
}) => {
  const director = await people.open("director");
  const tablet = await people.open("scheduler");
  const phone = await people.open("otherClient");
  const desk = director.page;
  const kiosk = tablet.page;
  let code = "";
  let pin = "";

  await test.step("Given the director adds a tablet and gives Ada a number", async () => {
    await director.goto("/setup/tablets");
    await desk.getByLabel("Site", { exact: true }).selectOption({ label: "Worcester" });
    await desk.getByRole("button", { name: "Add tablet" }).click();
    code = await desk.locator(".tablet__code").first().innerText();
    await director.look();
    await director.goto(`/clients/${facts.clients["Ada Lund"]?.id ?? ""}`);
    await desk.getByRole("button", { name: "Get a number" }).click();
    pin = (await desk.locator(".pin-once").innerText()).replace(/\D/g, "");
    expect(pin).toMatch(/^\d{6}$/);
  });

  await test.step("And the tablet is paired: who was signed in on it is signed out, and it opens nothing else", async () => {
    await kiosk.setViewportSize({ width: 820, height: 1180 });
    await tablet.goto("/kiosk");
    await kiosk.getByLabel("Pairing code").fill(code.toLowerCase());
    await kiosk.getByRole("button", { name: "Make this the check-in tablet" }).click();
    await kiosk.waitForURL(/\/kiosk\/[0-9a-z]{26}$/);
    await expect(kiosk.getByRole("img", { name: "A code that changes every half minute" })).toBeVisible();
    await tablet.look({ inTheDark: true });
    for (const path of ["/today", "/clients", "/rosters"]) {
      const answer = await kiosk.request.get(path, { headers: { accept: "text/html" } });
      expect(answer.status(), path).toBe(403);
      expect(await answer.text()).not.toContain("Lund");
    }
    await tablet.goto(`/kiosk/${facts.sites.Worcester}`);
    await kiosk.setViewportSize({ width: 1180, height: 820 });
    await tablet.look();
  });

  const press = async (digits: string) => {
    for (const digit of digits) await kiosk.getByRole("button", { name: digit, exact: true }).click();
    await kiosk.getByRole("button", { name: "Check in", exact: true }).click();
  };

  await test.step("When a wrong number is typed, it says the same as of every wrong number", async () => {
    await press("000001");
    await expect(kiosk.getByText("That number didn’t work. Try again, or see the front desk.")).toBeVisible();
  });

  await test.step("And Ada types hers, it greets her by her first name, and forgets her", async () => {
    await press(pin);
    await expect(kiosk.getByRole("heading", { name: "Hello, Ada." })).toBeVisible();
    await expect(kiosk.getByText("You’re checked in. Wed, 10:42 AM")).toBeVisible();
    await tablet.look();
    expect(await kiosk.content()).not.toContain("Lund");
    await expect(kiosk.getByRole("heading", { name: "Hello, Ada." })).toHaveCount(0);
    await press(pin);
    await expect(kiosk.getByText("You’re already checked in.")).toBeVisible();
    await kiosk.getByRole("link", { name: "Done" }).click();
  });

  await test.step("And Ben's phone opens what the tablet shows", async () => {
    const answer = await kiosk.request.get(`/kiosk/${facts.sites.Worcester}/code`);
    const { drawing } = (await answer.json()) as { drawing: { size: number; path: string } };
    expect(drawing.size).toBeGreaterThan(20);
    await phone.goto("/me/check-in?code=an-old-one");
    await expect(phone.page.getByText("This code has changed. Scan the one on the tablet now.")).toBeVisible();
    await phone.look();
  });

  await test.step("Then the list says who is here, the front desk checks Ben in, and takes it back", async () => {
    await director.goto("/today");
    await director.follow(desk.getByRole("link", { name: "Check someone in" }));
    const here = desk.getByRole("region", { name: "Here" });
    await expect(here.getByRole("listitem").filter({ hasText: "Ada Lund" })).toContainText("10:42 AM");
    await desk.getByRole("button", { name: "Check in Ben Okafor" }).click();
    await expect(here.getByRole("listitem").filter({ hasText: "Ben Okafor" })).toContainText("at the desk");
    await here.getByRole("button", { name: "Take back the arrival of Ben Okafor" }).click();
    await expect(here.getByRole("listitem").filter({ hasText: "Ben Okafor" })).toHaveCount(0);
  });

  await test.step("And Ada's line on the roster says when she came, and nothing is recorded of her", async () => {
    const roster = new Roster(director);
    // The group that is about to begin: whoever comes in after one has ended came for something else.
    await roster.open("Relapse prevention");
    await expect(roster.row("Ada L.")).toContainText("Arrived 10:42 AM");
    await roster.isRecorded("Ada L.", "Not recorded");
  });

  await test.step("And without a connection the tablet says so", async () => {
    await kiosk.context().setOffline(true);
    await expect(kiosk.getByText("This tablet can’t check you in right now.")).toBeVisible();
    await expect(kiosk.getByRole("button", { name: "Check in", exact: true })).toBeDisabled();
    await kiosk.context().setOffline(false);
    await expect(kiosk.getByRole("button", { name: "Check in", exact: true })).toBeEnabled();
  });

  await test.step("And taken out of service, it is nobody's at its next word", async () => {
    await director.goto("/setup/tablets");
    await desk.getByRole("button", { name: /Take out of service/ }).click();
    await expect(desk.getByText("No tablet yet.")).toBeVisible();
    await kiosk.reload();
    await expect(kiosk.getByLabel("Pairing code")).toBeVisible();
    await tablet.look();
  });
  tablet.forgive(/Failed to fetch|ERR_INTERNET_DISCONNECTED/);
});
