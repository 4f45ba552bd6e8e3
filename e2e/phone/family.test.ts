import { expect, test } from "../journey";

test("a family contact sees family sessions while a consent holds, and nothing without", async ({ people, facts }) => {
  const ida = await people.open("family");
  const uma = await people.open("familyWithoutConsent");

  await test.step("When Ada's sister opens Evenkeel, the family sessions to come are there, and no more", async () => {
    await ida.goto("/family");
    const coming = ida.page.getByRole("region", { name: "Coming up" });
    await expect(coming).toContainText("Fri, Nov 20");
    await expect(coming).toContainText("4:00–5:00 PM");
    await expect(coming).toContainText("Marisol");
    const page = await ida.page.content();
    for (const word of ["Coping skills", "Relapse", "Individual", "IOP", "Okafor", "5:15"])
      expect(page).not.toContain(word);
  });

  await test.step("Ben's sister has no consent and is shown nothing", async () => {
    await uma.goto("/family");
    await expect(uma.page.getByRole("region", { name: "Coming up" })).toContainText("nothing we may show you");
    const page = await uma.page.content();
    for (const word of ["Family session", "5:15", "Marisol", "Nov 20"]) expect(page).not.toContain(word);
  });

  await test.step("When Ada takes her consent back, the next look shows nothing", async () => {
    const ruth = await people.open("director");
    await ruth.goto(`/clients/${facts.clients["Ada Lund"]?.id}/consents`);
    await ruth.page.getByRole("button", { name: /^Revoke/ }).click();
    await expect(ruth.page.getByText("Revoked", { exact: true })).toBeVisible();
    await ruth.look();
    await ida.goto("/family");
    await expect(ida.page.getByRole("region", { name: "Coming up" })).toContainText("nothing we may show you");
    expect(await ida.page.content()).not.toContain("4:00–5:00 PM");
  });

  await test.step("And no other page opens", async () => {
    for (const path of [
      "/me",
      "/today",
      "/clients",
      "/reports/attendance",
      `/clients/${facts.clients["Ada Lund"]?.id}`,
    ]) {
      const answer = await ida.page.request.get(path, { maxRedirects: 0 });
      expect([403, 404, 307, 303], `the answer to ${path}`).toContain(answer.status());
      expect(await answer.text()).not.toContain("Coping skills");
    }
  });
});
