import { expect, test } from "../journey";

test("the calendar is filtered by its address, and a canceled session stays on it", async ({ people, facts }) => {
  const ruth = await people.open("director");
  const { page } = ruth;
  const thursday = page.getByRole("link", { name: /^Coping skills, group, Thursday 9:00–10:30 AM/ });

  await test.step("When kinds are taken away, the address says so, and a reload shows the same", async () => {
    await ruth.goto(`/schedule?site=${facts.sites.Worcester}`);
    await expect(thursday).toBeVisible();
    await page
      .getByRole("group", { name: "Kinds of session" })
      .getByRole("link", { name: /^Group/ })
      .click();
    await expect(page).toHaveURL(/kind=/);
    await expect(thursday).toHaveCount(0);
    await page.reload();
    await expect(page.getByRole("link", { name: /individual, Tuesday 2:00–3:00 PM/ })).toBeVisible();
    await expect(thursday).toHaveCount(0);
    await ruth.look();
  });

  await test.step("When the calendar is walked by keys, arrows go from session to session and letters change the view", async () => {
    await page.goto(`/schedule?site=${facts.sites.Worcester}`);
    await ruth.isAwake();
    const monday = page.getByRole("link", { name: /^Coping skills, group, Monday/ });
    await monday.focus();
    await page.keyboard.press("ArrowDown");
    await expect(page.getByRole("link", { name: /^Relapse prevention, group, Monday/ })).toBeFocused();
    await page.keyboard.press("]");
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Nov 23–29, 2026");
    await page.keyboard.press("t");
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Nov 16–22, 2026");
  });

  await test.step("When Thursday's first group is canceled, it asks why", async () => {
    await ruth.follow(thursday);
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Coping skills");
    await ruth.look();
    await ruth.follow(page.getByRole("link", { name: "Cancel this session…" }));
    const why = page.getByLabel("Why");
    await page.getByRole("button", { name: "Cancel this session" }).click();
    await expect(page.getByText("Say why, so that people who ask can be told.").first()).toBeVisible();
    await ruth.look();
    await why.fill("Marisol is ill");
    await expect(page.locator(".is-stale")).toHaveCount(0);
    await page.getByRole("button", { name: "Cancel this session" }).click();
    await expect(page.getByText("This session is canceled.", { exact: true })).toBeVisible();
    await ruth.look();
  });

  await test.step("Then it stands in the calendar as canceled, its roster takes no marks, and the client is told in the week", async () => {
    await ruth.follow(page.getByRole("link", { name: "Open roster" }));
    await expect(page.getByRole("button", { name: /^Everyone else present/ })).toHaveCount(0);
    await expect(page.getByText(/was canceled/)).toBeVisible();
    await ruth.goto(`/schedule?site=${facts.sites.Worcester}`);
    await expect(page.getByRole("link", { name: /^Coping skills, group, Thursday.*cancel/i })).toBeVisible();
    const ada = await people.open("client");
    await ada.goto("/me");
    const week = ada.page.getByRole("region", { name: "This week" });
    await expect(week).toContainText("Canceled by us");
    await expect(week).not.toContainText("Marisol is ill");
  });
});
