import { CLIENT_NAMES } from "../house/person";
import { expect, test } from "../journey";

const LEVELS = /\b(watch|warning|contract|review)\b/i;

test("a client sees their own week first", async ({ people }) => {
  const ben = await people.open("otherClient");
  const { page } = ben;

  await test.step("When Ben opens Evenkeel on the phone, his next session stands on top without scrolling", async () => {
    await ben.goto("/");
    await expect(page).toHaveURL(/\/me$/);
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Good morning, Ben");
    const next = page.getByRole("region", { name: /^Next, in 3 min/ });
    await expect(next).toContainText("10:45 AM–12:15 PM");
    await expect(next).toContainText("Relapse prevention with Marisol");
    await expect(next).toContainText("Room A");
    await expect(next).toBeInViewport();
  });

  await test.step("Then his week, his hours and where he stands follow, in his own words", async () => {
    const week = page.getByRole("region", { name: "This week" });
    await expect(week).toContainText("Thu");
    await expect(week).toContainText("Family session");
    const hours = page.getByRole("region", { name: "Your hours" });
    await expect(hours).toContainText("Your goal is 9 h");
    const standing = page.getByRole("region", { name: "Where you stand" });
    await expect(standing).not.toContainText(LEVELS);
    await expect(page.getByRole("main")).not.toContainText(/no-show|fail|violat/i);
    await expect(page.getByRole("link", { name: "Call or text 988" })).toBeVisible();
    await ben.look({ inTheDark: true });
  });

  await test.step("When he looks at other weeks, they are his too", async () => {
    const weeks = page.getByRole("navigation", { name: "Weeks" });
    await ben.follow(weeks.getByRole("link", { name: "Week before" }));
    await expect(page.getByRole("main")).toContainText("Nov 9–15, 2026");
    await expect(page.getByRole("main")).toContainText("Missed");
    await ben.follow(page.getByRole("navigation", { name: "Weeks" }).getByRole("link", { name: "Week after" }));
    await ben.follow(page.getByRole("navigation", { name: "Main" }).getByRole("link", { name: "Me" }));
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Your account");
  });
});

test("a client reaches nothing else", async ({ people, facts }) => {
  const ada = await people.open("client");
  const { page } = ada;
  const ben = facts.clients["Ben Okafor"]?.id ?? "";
  const own = facts.clients["Ada Lund"]?.id ?? "";
  const others = CLIENT_NAMES.filter((name) => name !== "Lund");
  const sayNothingOfOthers = (body: string) => {
    for (const name of others) expect(body).not.toMatch(new RegExp(`\\b${name}\\b`));
  };

  await test.step("Her own pages hold nobody else's name", async () => {
    await ada.goto("/me");
    sayNothingOfOthers(await page.content());
    await ada.goto("/me?week=2026-11-09");
    sayNothingOfOthers(await page.content());
    await ada.goto("/account");
    sayNothingOfOthers(await page.content());
  });

  await test.step("A staff page is closed to her, whichever it is", async () => {
    await ada.page.goto("/today");
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Your role doesn’t open this page");
    await ada.look();
    const session = await sessionOf(facts.series["Coping skills"] ?? "");
    const paths = [
      "/alerts",
      "/rosters",
      `/rosters/${session}`,
      "/schedule",
      "/schedule?view=list",
      "/schedule/new",
      `/schedule/series/${facts.series["Coping skills"]}`,
      `/schedule/sessions/${session}`,
      "/clients",
      "/clients/new",
      ...["", "/schedule", "/attendance", "/plan", "/consents", "/history", "/edit", "/enroll", "/discharge"].flatMap(
        (part) => [`/clients/${ben}${part}`, `/clients/${own}${part}`],
      ),
      "/reports",
      "/reports/attendance",
      "/setup",
      "/setup/clinic",
      "/setup/sites",
      `/setup/sites/${facts.sites.Worcester}`,
      "/setup/programs",
      "/setup/service-types",
      "/setup/policies",
      "/setup/staff",
      "/setup/audit",
      "/family",
    ];
    for (const path of paths) {
      const answer = await page.request.get(path, { maxRedirects: 0 });
      expect([403, 404, 307, 303], `the answer to ${path}`).toContain(answer.status());
      sayNothingOfOthers(await answer.text());
    }
  });

  await test.step("Nor do the routes behind the pages answer", async () => {
    const session = await sessionOf(facts.series["Coping skills"] ?? "");
    const wish = { people: "name", purpose: "The client asked for it", recipient: "Me" };
    const csv = await page.request.post("/reports/attendance/csv", {
      form: { from: "2026-11-01", to: "2026-11-18", ...wish },
    });
    expect([403, 404]).toContain(csv.status());
    sayNothingOfOthers(await csv.text());
    const read = await page.request.get(`/rosters/${session}/marks`);
    expect([403, 404]).toContain(read.status());
    sayNothingOfOthers(await read.text());
    const lines = [{ clientId: own, as: "present", seenVersion: 0 }];
    const write = await page.request.post(`/rosters/${session}/marks`, { data: { lines } });
    expect([403, 404]).toContain(write.status());
  });

  await test.step("And a stranger is sent to the door that fits", async () => {
    const stranger = await people.stranger();
    await stranger.page.goto("/me");
    await expect(stranger.page).toHaveURL(/\/sign-in\?as=client/);
    await stranger.look();
    await stranger.page.goto(`/clients/${ben}`);
    await expect(stranger.page).toHaveURL(/\/sign-in\?/);
    await stranger.look();
  });

  /** The id of today's session of a series, as staff know it. */
  async function sessionOf(seriesId: string): Promise<string> {
    const dana = await people.open("admin");
    await dana.goto("/rosters");
    const link = dana.page.getByRole("link", { name: /roster: Coping skills/ }).first();
    expect(seriesId).not.toBe("");
    return ((await link.getAttribute("href")) ?? "").split("/").at(-1) ?? "";
  }
});
