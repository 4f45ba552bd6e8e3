import { expect, test } from "../journey";

test("a client tells us in three taps that they cannot come, and takes it back", async ({ people }) => {
  const ben = await people.open("otherClient");
  const { page } = ben;
  let taps = 0;

  await test.step("When Ben taps “I can’t make it”, a reason and “Send”, the clinic knows", async () => {
    await ben.goto("/me");
    taps++;
    await page.getByRole("link", { name: "I can’t make it" }).click();
    const sheet = page.getByRole("dialog", { name: "Tell us you can’t make it" });
    await expect(sheet).toContainText(/You’d be at .+ of 9 h/);
    await ben.look();
    taps++;
    await sheet.getByRole("radio", { name: "Ride", exact: true }).click();
    taps++;
    await sheet.getByRole("button", { name: /^Send/ }).click();
    await expect(page.getByText("You told us: you can’t make it.").first()).toBeVisible();
    expect(taps).toBe(3);
    await expect(page.getByRole("region", { name: /^Next, in 3 min/ })).toHaveCount(0);
    await ben.look({ inTheDark: true });
  });

  await test.step("And one tap takes it back until the session starts", async () => {
    const again = page.getByRole("button", { name: "I can come after all" });
    const count = await again.count();
    for (let left = count; left > 0; left--) {
      await again.first().click();
      await expect(again).toHaveCount(left - 1);
    }
    await expect(page.getByRole("region", { name: /^Next, in 3 min/ })).toBeVisible();
  });
});
