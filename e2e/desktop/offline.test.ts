import { everythingKept, isTakenAlong } from "../pages/kept-in-browser";
import { Roster } from "../pages/roster";
import { expect, test } from "../journey";

/** First names as rosters show them. Nothing of them may lie readable in a browser. */
const ROSTER_NAMES = ["Ada L.", "Ben O.", "Carla M.", "Dov K.", "Elif A.", "Femi B.", "Grace K."];

test("a roster goes on without a connection, over a closed browser and a server that was away", async ({
  people,
  clinic,
}) => {
  const device = await people.onDevice("clinician");
  const marisol = device.person;
  const roster = new Roster(marisol);
  const bar = (page = marisol.page) => page.getByRole("status").filter({ hasText: "Offline." });
  let address = "";

  await test.step("Given Marisol opened the roster with a connection", async () => {
    await roster.open("Coping skills");
    address = new URL(marisol.page.url()).pathname;
    await isTakenAlong(marisol.page);
  });

  await test.step("When the connection is cut in the middle, taps show at once and the bar says where they are", async () => {
    await roster.row("Ada L.").click();
    await roster.isRecorded("Ada L.", "Present");
    await expect(marisol.page.locator(".p__disc.is-saving")).toHaveCount(0);
    await clinic.close();
    await marisol.page.context().setOffline(true);
    await roster.row("Ben O.").click();
    await roster.isRecorded("Ben O.", "Present");
    await roster.row("Carla M.").click();
    await expect(bar()).toContainText("Saved on this device, 2 to send.");
    await marisol.look();
  });

  await test.step("Then nobody's name lies readable in the browser", async () => {
    const kept = await everythingKept(marisol.page);
    expect(kept).toMatch(/unsent: 2/);
    for (const name of ROSTER_NAMES) expect(kept).not.toContain(name);
    expect(kept).not.toContain("Coping skills");
  });

  const again = await test.step("When the browser is closed and opened again, still without a connection", () =>
    device.again());
  const later = new Roster(again);

  await test.step("Then the list and the roster open, with what was marked", async () => {
    await again.page.goto("/rosters");
    await expect(again.page.getByRole("heading", { level: 1, name: "Rosters on this device" })).toBeVisible();
    await again.look();
    await again.page.locator(`a[href="${address}"]`).click();
    await expect(again.page.getByRole("heading", { level: 1, name: "Coping skills" })).toBeVisible();
    expect(new URL(again.page.url()).pathname).toBe(address);
    await later.isRecorded("Ada L.", "Present");
    await later.isRecorded("Ben O.", "Present");
    await later.isRecorded("Carla M.", "Present");
    await later.isRecorded("Dov K.", "Not recorded");
    await expect(bar(again.page)).toContainText("2 to send");
    await again.look();
  });

  await test.step("And everyone else is marked and the roster is finished, which waits too", async () => {
    await again.page.getByRole("button", { name: /^Everyone else present/ }).click();
    await later.isRecorded("Dov K.", "Present");
    await again.page.getByRole("button", { name: "Finish", exact: true }).click();
    await expect(bar(again.page)).toContainText("The roster is finished after them.");
    await again.look();
  });

  await test.step("When the server is back, all of it goes out by itself", async () => {
    await clinic.startAgain();
    await expect(again.page.getByRole("heading", { level: 1, name: "Rosters", exact: true })).toBeVisible({
      timeout: 90_000,
    });
    await again.look();
    const today = again.page.getByRole("region", { name: "Today" });
    await expect(today.getByRole("listitem").filter({ hasText: "Coping skills" })).toContainText(
      /Complete.*8 recorded/,
    );
    expect(await everythingKept(again.page)).toMatch(/unsent: 0/);
  });

  await test.step("And others see it", async () => {
    const sam = await people.open("scheduler");
    await new Roster(sam).open("Coping skills");
    await new Roster(sam).isRecorded("Carla M.", "Present");
    await sam.look();
  });
  again.forgive(/Failed to fetch|ERR_|RSC/);
  marisol.forgive(/Failed to fetch|ERR_|RSC/);
});

test("two devices: where somebody else recorded otherwise meanwhile, a person chooses", async ({ people }) => {
  const marisol = await people.open("clinician");
  const sam = await people.open("scheduler");
  const hers = new Roster(marisol);
  const his = new Roster(sam);
  const question = marisol.page.getByRole("alert").filter({ hasText: "Somebody else recorded this meanwhile." });

  await test.step("Given both have the roster open, and Marisol's tablet loses the connection", async () => {
    await hers.open("Coping skills");
    await his.open("Coping skills");
    await marisol.page.context().setOffline(true);
  });

  await test.step("When she marks two people, and Sam marks one of them otherwise", async () => {
    await hers.set("Grace K.", "Late");
    await hers.isRecorded("Grace K.", "Late");
    await hers.set("Femi B.", "Excused");
    await hers.isRecorded("Femi B.", "Excused");
    await his.mark("Grace K.", "Missed");
  });

  await test.step("Then, connected again, the one is on record, and of the other both values stand side by side", async () => {
    await marisol.page.context().setOffline(false);
    await expect(question).toContainText("On record: Missed");
    await expect(question).toContainText("You chose: Late");
    // By whom, and when.
    await expect(question).toContainText(/\(.+, .*10:42 AM\)/);
    await marisol.look();
    await sam.page.reload();
    await his.isRecorded("Grace K.", "Missed");
    await his.isRecorded("Femi B.", "Excused");
  });

  await test.step("And the question outlives a reload, until she chooses", async () => {
    await marisol.page.reload();
    await expect(question).toContainText("You chose: Late");
    await Promise.all([hers.isSaved(), marisol.page.getByRole("button", { name: "Use late" }).click()]);
    await expect(question).toHaveCount(0);
    await sam.page.reload();
    await his.isRecorded("Grace K.", "Late");
    await sam.look();
  });
  marisol.forgive(/409|Failed to fetch|ERR_|RSC/);
});

test("one person's marks wait for that person, and never go out as somebody else's", async ({ people }) => {
  const marisol = await people.open("clinician");
  const { page } = marisol;
  const roster = new Roster(marisol);
  const leave = async () => {
    await page.context().clearCookies();
    await page.goto("/sign-in");
    await expect(page.getByRole("heading", { level: 1, name: "Sign in" })).toBeVisible();
  };

  await test.step("Given a mark of Marisol's could not be sent, and her sign-in ended", async () => {
    await roster.open("Coping skills");
    await isTakenAlong(page);
    await page.route("**/marks", (route) => (route.request().method() === "POST" ? route.abort() : route.continue()));
    await roster.set("Elif A.", "Excused");
    await expect(page.getByRole("status").filter({ hasText: "Offline." })).toContainText("1 to send");
    await leave();
    await page.unroute("**/marks");
    await marisol.look();
  });

  await test.step("Then no key and no roster is left, and the mark is still there, sealed", async () => {
    await expect.poll(() => everythingKept(page)).toMatch(/keys: 0/);
    const kept = await everythingKept(page);
    expect(kept).toMatch(/rosters: 0/);
    expect(kept).toMatch(/unsent: 1/);
  });

  await test.step("When Sam signs in on the same device, he sees that something waits, and nothing is sent", async () => {
    await people.signIn(marisol, "scheduler");
    await roster.open("Coping skills");
    await expect(page.getByRole("status").filter({ hasText: "1 mark by somebody else waits" })).toBeVisible();
    await marisol.look();
    await page.waitForTimeout(3000);
    await page.reload();
    await expect(roster.row("Elif A.")).not.toContainText("Excused");
  });

  await test.step("And when Marisol is back, hers goes out by itself", async () => {
    await people.signIn(marisol, "clinician");
    await roster.open("Coping skills");
    await roster.isRecorded("Elif A.", "Excused");
    await expect.poll(() => everythingKept(page)).toMatch(/unsent: 0/);
  });
  marisol.forgive(/Failed to fetch|ERR_|RSC|404|401|409/);
});

test("a locked tablet without a connection opens with its PIN, and nobody else opens it", async ({
  people,
  clinic,
}) => {
  const { person: marisol } = await people.onDevice("clinician");
  const { page } = marisol;
  const roster = new Roster(marisol);
  const lock = page.getByRole("dialog", { name: "Locked" });
  const tryPin = async (pin: string) => {
    await lock.getByLabel("PIN of this device").fill(pin);
    await lock.getByRole("button", { name: "Open with the PIN" }).click();
  };

  await test.step("Given Marisol set a PIN, and took her rosters along", async () => {
    await marisol.goto("/rosters");
    await page.getByLabel("PIN of this device").fill("111111");
    await page.getByRole("button", { name: "Set the PIN" }).click();
    await expect(page.getByText("Use at least 6 digits, not all the same.")).toBeVisible();
    await page.getByLabel("PIN of this device").fill("194728");
    await page.getByRole("button", { name: "Set the PIN" }).click();
    await expect(page.getByRole("button", { name: "Change the PIN" })).toBeVisible();
    await roster.open("Coping skills");
    await isTakenAlong(page);
  });

  await test.step("When she marks somebody without a connection and locks the screen", async () => {
    await clinic.close();
    await page.context().setOffline(true);
    await roster.set("Dov K.", "Excused");
    await roster.isRecorded("Dov K.", "Excused");
    await page.getByRole("button", { name: "Lock" }).click();
    await expect(lock).toBeVisible();
  });

  await test.step("Then no key that can be used is left in the browser", async () => {
    await expect.poll(() => everythingKept(page)).toMatch(/keys: 0/);
    expect(await everythingKept(page)).toMatch(/unsent: 1/);
  });

  await test.step("And other digits do not open it, hers do", async () => {
    await tryPin("194729");
    await expect(lock).toContainText("4 tries left");
    await tryPin("194728");
    await expect(lock).toHaveCount(0);
    await roster.isRecorded("Dov K.", "Excused");
    await expect(page.getByRole("status").filter({ hasText: "Offline." })).toContainText("1 to send");
  });

  await test.step("And it goes out when the server is back", async () => {
    await clinic.startAgain();
    await page.context().setOffline(false);
    await expect.poll(() => everythingKept(page), { timeout: 60_000 }).toMatch(/unsent: 0/);
  });
  marisol.forgive(/Failed to fetch|ERR_|RSC|401/);
});
