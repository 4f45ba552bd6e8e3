import type { Locator, Page } from "@playwright/test";
import { SeriesDrawer } from "../pages/series-drawer";
import { expect, test } from "../journey";

const LONG = "a".repeat(10_000);
const EMOJI = "Zoë 👩‍👩‍👧 نور";
const CONTROL = "Ada\u0007Lund";
const TURNED = "Ada\u202eLund";

/** The sentence that belongs to a field, as assistive technology finds it. */
async function sentenceAt(field: Locator): Promise<string> {
  await expect(field).toHaveAttribute("aria-invalid", "true");
  const ids = ((await field.getAttribute("aria-describedby")) ?? "").split(" ");
  const error = ids.find((id) => id.endsWith("-error")) ?? "none";
  return field.page().locator(`[id="${error}"]`).innerText();
}

/** Fills past what the browser itself would stop, as a script or an old browser does. */
async function force(field: Locator, text: string): Promise<void> {
  await field.evaluate((element, value) => {
    if (!(element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement)) throw new Error("No field.");
    element.removeAttribute("maxlength");
    if (["date", "time", "email", "number"].includes(element.type)) element.setAttribute("type", "text");
    element.value = value;
    element.dispatchEvent(new Event("input", { bubbles: true }));
  }, text);
}

const field = (page: Page, name: string) => page.getByRole("main").locator(`[name="${name}"]`);

test("the form of a client says at each field what is wrong, and loses nothing", async ({ people }) => {
  const ruth = await people.open("director");
  const { page } = ruth;
  const send = () => page.getByRole("button", { name: "Add client" }).click();

  await test.step("Names that are too long, or hold what cannot be seen", async () => {
    await ruth.goto("/clients/new");
    await force(field(page, "givenName"), LONG);
    await force(field(page, "familyName"), CONTROL);
    await force(field(page, "preferredName"), TURNED);
    await force(field(page, "email"), "nobody at all");
    await force(field(page, "phone"), "call me");
    await field(page, "contactNote").fill("Ask for Zoë");
    await send();
    expect(await sentenceAt(field(page, "givenName"))).toContain("Keep this to 80 characters. It has 10,000.");
    expect(await sentenceAt(field(page, "familyName"))).toContain("characters that cannot be seen");
    expect(await sentenceAt(field(page, "preferredName"))).toContain("characters that cannot be seen");
    expect(await sentenceAt(field(page, "email"))).toContain("This is not an email address.");
    expect(await sentenceAt(field(page, "phone"))).toContain("This is not a phone number.");
    expect(await sentenceAt(field(page, "siteId"))).toContain("Choose one.");
    await ruth.look();
  });

  await test.step("What was typed is still there, and a summary leads to each field", async () => {
    await expect(field(page, "givenName")).toHaveValue(LONG);
    await expect(field(page, "phone")).toHaveValue("call me");
    await expect(field(page, "contactNote")).toHaveValue("Ask for Zoë");
    const summary = page.getByRole("alert").filter({ hasText: "fields need another look" });
    await expect(summary).toBeFocused();
    await summary.getByRole("link", { name: /This is not a phone number/ }).click();
    await expect(field(page, "phone")).toBeFocused();
  });

  await test.step("A name of several scripts and an emoji is a name", async () => {
    await field(page, "givenName").fill(EMOJI);
    await field(page, "familyName").fill("Quimby");
    await field(page, "preferredName").fill("");
    await field(page, "email").fill("");
    await field(page, "phone").fill("508-555-0155");
    await field(page, "siteId").selectOption({ label: "Worcester" });
    await send();
    await expect(page.getByRole("heading", { level: 1, name: "Enroll" })).toBeVisible();
    await expect(page.getByRole("main")).toContainText(EMOJI);
    await ruth.look();
  });

  await test.step("An enrollment without a day, with an impossible first day and a last day before it", async () => {
    await force(field(page, "startDate"), "2026-02-30");
    await force(field(page, "hoursPerWeek"), "a lot");
    await page.getByRole("button", { name: "Enroll" }).click();
    expect(await sentenceAt(field(page, "trackId"))).toContain("Choose one.");
    expect(await sentenceAt(field(page, "startDate"))).toContain("There is no such date.");
    expect(await sentenceAt(field(page, "hoursPerWeek"))).toContain("Fill in hours a week from 0 to 168");
    await expect(page.getByText("Choose at least one weekday.").first()).toBeVisible();
    await ruth.look();
    const track = field(page, "trackId");
    const morning = track.locator("option").filter({ hasText: "Morning" }).first();
    await track.selectOption({ value: (await morning.getAttribute("value")) ?? "" });
    await page.getByRole("checkbox", { name: "Monday" }).check();
    await field(page, "startDate").fill("2026-11-23");
    await field(page, "expectedEndDate").fill("2026-11-20");
    await field(page, "hoursPerWeek").fill("3");
    await page.getByRole("button", { name: "Enroll" }).click();
    expect(await sentenceAt(field(page, "expectedEndDate"))).toContain("The expected end lies before the start.");
    await expect(page.getByRole("checkbox", { name: "Monday" })).toBeChecked();
    await expect(field(page, "hoursPerWeek")).toHaveValue("3");
  });
});

test("the form of a series refuses what cannot be, beside the field", async ({ people, facts }) => {
  const ruth = await people.open("director");
  const { page } = ruth;
  const { form } = new SeriesDrawer(page);
  const inForm = (name: string) => form.locator(`[name="${name}"]`);
  const send = () => form.getByRole("button", { name: /^Create/ }).click();

  await test.step("Ends before it starts, no weekday, no name, too many places, a link that is none", async () => {
    await ruth.goto(`/schedule?site=${facts.sites.Worcester}&new=1`);
    await form.getByLabel("Name", { exact: true }).fill("");
    for (const day of await form.getByRole("checkbox").all()) await day.setChecked(false);
    await form.getByLabel("Starts at").fill("11:00");
    await form.getByLabel("Ends at").fill("10:00");
    await form.getByLabel("Places").fill("100000");
    await form.getByLabel("Takes place").selectOption({ label: "By video" });
    await form.getByLabel("Link to join").fill("javascript:alert(1)");
    await send();
    await expect(form.getByRole("alert")).toBeVisible();
    expect(await sentenceAt(form.getByLabel("Name", { exact: true }))).toContain("Fill this in.");
    expect(await sentenceAt(form.getByLabel("Places"))).toContain("Fill in a whole number from 1 to 500.");
    await ruth.look();
    await expect(form.getByLabel("Starts at")).toHaveValue("11:00");
    await expect(form.getByLabel("Link to join")).toHaveValue("javascript:alert(1)");
  });

  await test.step("What only the clinic's rules can see is told as well, and still nothing is made", async () => {
    await form.getByLabel("Name", { exact: true }).fill(EMOJI);
    await form.getByLabel("Places").fill("10");
    await send();
    await expect(form.getByRole("alert")).toContainText("The end has to be later than the start, on the same day.");
    await form.getByLabel("Ends at").fill("12:00");
    await send();
    await expect(form.getByRole("alert")).toContainText(/weekday|day of the week/i);
    await form.getByRole("checkbox", { name: "Friday" }).check();
    await send();
    await expect(form.getByRole("alert")).toContainText(/https|link/i);
    await form.getByLabel("Takes place").selectOption({ label: "In person" });
    await force(inForm("startDate"), "2026-02-30");
    await send();
    await expect(form.getByRole("alert")).toContainText("There is no such date.");
    await expect(form.getByLabel("Name", { exact: true })).toHaveValue(EMOJI);
    await expect(page.getByRole("link", { name: /👩‍👩‍👧/ })).toHaveCount(0);
  });
});

test("set-up, contacts and leaving refuse bad input in the same way", async ({ people, facts }) => {
  const dana = await people.open("admin");
  const { page } = dana;

  await test.step("A site with a name of 10,000 characters", async () => {
    await dana.goto("/setup/sites/new");
    await force(field(page, "name"), LONG);
    await page.getByRole("button", { name: "Add site" }).click();
    expect(await sentenceAt(field(page, "name"))).toContain("It has 10,000.");
    await expect(field(page, "name")).toHaveValue(LONG);
    await dana.look();
  });

  await test.step("A room with a join link that is no https address", async () => {
    await dana.goto(`/setup/sites/${facts.sites.Worcester}/rooms/new`);
    await field(page, "name").fill("Cellar");
    await field(page, "capacity").fill("minus three");
    await field(page, "joinLink").fill("http://insecure.example");
    await page.getByRole("button", { name: "Add room" }).click();
    expect(await sentenceAt(field(page, "capacity"))).toContain("Fill in a whole number from 1 to 500.");
    expect(await sentenceAt(field(page, "joinLink"))).toContain("A join link begins with https://.");
    await expect(field(page, "name")).toHaveValue("Cellar");
    await dana.look();
  });

  await test.step("A contact without a name", async () => {
    await dana.goto(`/clients/${facts.clients["Carla Mendes"]?.id}/consents`);
    await field(page, "relationship").fill("Mother");
    await page.getByRole("button", { name: "Add contact" }).click();
    expect(await sentenceAt(field(page, "name"))).toContain("Fill this in.");
    await expect(field(page, "relationship")).toHaveValue("Mother");
    await dana.look();
  });

  await test.step("Leaving the program without saying how and why, on a day that is none", async () => {
    await dana.goto(`/clients/${facts.clients["Carla Mendes"]?.id}/discharge`);
    await force(field(page, "endDate"), "2026-13-01");
    await page.getByRole("button", { name: "End the enrollment" }).click();
    expect(await sentenceAt(field(page, "endDate"))).toContain("There is no such date.");
    expect(await sentenceAt(field(page, "reason"))).toContain("Say why, in a few words.");
    await expect(page.getByText("Choose how this client leaves.").first()).toBeVisible();
    await dana.look();
  });
});

test("forged ids lead to pages that are not there, and to answers that say no more", async ({ people, facts }) => {
  const priya = await people.open("elsewhere");
  const { page } = priya;

  await test.step("A clinician of another site finds none of this site's records", async () => {
    const ben = facts.clients["Ben Okafor"]?.id ?? "";
    const forged = "01m7zyg9yv6274hwfeh48dm5dp".replace("g9", "00");
    const paths = [
      `/clients/${ben}`,
      `/clients/${ben}/attendance`,
      `/clients/${forged}`,
      "/clients/not-an-id",
      `/schedule/series/${facts.series["Coping skills"]}`,
      `/rosters/${forged}`,
      `/schedule/sessions/${forged}`,
    ];
    for (const path of paths) {
      const answer = await page.request.get(path);
      const body = await answer.text();
      expect(answer.status(), path).toBe(404);
      expect(body, path).not.toContain("Okafor");
      expect(body, path).not.toContain("Coping skills");
    }
    await page.goto(`/clients/${ben}`);
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("This page isn’t here");
    await priya.look();
  });

  await test.step("A marks route that is fed nonsense answers with a problem in a sentence", async () => {
    const forged = "01m7zyg9yv6274hwfeh48dm5dp";
    const lines = [{ clientId: facts.clients["Ben Okafor"]?.id, as: "present", seenVersion: 0 }];
    const missing = await page.request.post(`/rosters/${forged}/marks`, { data: { lines } });
    expect(missing.status()).toBe(404);
    const nonsense = await page.request.post(`/rosters/${forged}/marks`, { data: { lines: "everyone" } });
    expect([400, 404, 422]).toContain(nonsense.status());
    expect(nonsense.headers()["content-type"]).toContain("application/problem+json");
    const noJson = await page.request.post(`/rosters/${forged}/marks`, {
      data: "{",
      headers: { "content-type": "application/json" },
    });
    expect([400, 404, 422]).toContain(noJson.status());
  });

  await test.step("And a form sent from another site's page is refused", async () => {
    const csv = await page.request.post("/reports/attendance/csv", {
      form: { from: "2026-11-01", to: "2026-11-18" },
      headers: { origin: "https://elsewhere.example", "sec-fetch-site": "cross-site" },
    });
    expect(csv.status()).toBe(403);
  });
});
