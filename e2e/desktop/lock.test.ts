import { expect, test } from "../journey";

test("a screen that is left alone locks, keeps what was half written, and opens by the password alone", async ({
  people,
  facts,
}) => {
  const dana = await people.open("director");
  const { page } = dana;
  const lock = page.getByRole("dialog", { name: "Locked" });
  const enter = async (password: string) => {
    await lock.getByLabel("Password", { exact: true }).fill(password);
    await lock.getByRole("button", { name: "Unlock" }).click();
  };
  const field = page.getByLabel("Name of the clinic");

  await test.step("Given the clinic locks after two minutes", async () => {
    await page.clock.install();
    await dana.goto("/setup/clinic");
    await page.getByLabel("Staff pages").fill("2");
    await page.getByRole("button", { name: "Save screen lock" }).click();
    await expect(page.getByText("Saved. It holds for everybody from now on.")).toBeVisible();
    await page.reload();
    await dana.look();
  });

  await test.step("When Dana writes something and goes away, a minute ahead it asks, and a key goes on", async () => {
    await field.fill("Half written");
    await page.clock.fastForward(65_000);
    await expect(page.getByRole("dialog", { name: "Still there?" })).toBeVisible();
    await page.keyboard.press("Shift");
    await expect(page.getByRole("dialog", { name: "Still there?" })).toHaveCount(0);
  });

  await test.step("Then it locks: the page is blank, its title says nothing, and keys reach nothing", async () => {
    await page.clock.fastForward(125_000);
    await expect(lock).toBeVisible();
    await expect(page).toHaveTitle("Evenkeel");
    await expect(field).toBeHidden();
    await page.keyboard.press("Escape");
    await page.keyboard.press("Escape");
    await page.keyboard.press("Control+k");
    await expect(lock).toBeVisible();
    await expect(page.getByRole("dialog")).toHaveCount(1);
  });

  await test.step("And a wrong password opens nothing, the right one opens the page as it was", async () => {
    await enter("not the password");
    await expect(lock.getByText("This is not the password of whoever is signed in here.")).toBeVisible();
    await enter(facts.password);
    await expect(lock).toHaveCount(0);
    await expect(field).toHaveValue("Half written");
    await expect(page).toHaveTitle(/Clinic/);
  });

  await test.step("And locked by the button, reloading and going back show nothing", async () => {
    await dana.goto("/clients");
    await page.getByRole("button", { name: "Lock", exact: true }).click();
    await expect(lock).toBeVisible();
    await expect.poll(async () => (await page.request.get("/clients", { maxRedirects: 0 })).status()).toBe(307);
    await page.reload();
    await expect(page).toHaveURL(/\/lock\?next=%2Fclients/);
    await expect(page).toHaveTitle("Evenkeel");
    await dana.look({ inTheDark: true });
    await page.goBack();
    await expect(page.getByText("Lund")).toHaveCount(0);
    await page.goto("/lock?next=%2Fclients");
    await page.getByLabel("Password", { exact: true }).fill(facts.password);
    await page.getByRole("button", { name: "Unlock" }).click();
    await expect(page).toHaveURL(/\/clients$/);
    await dana.look();
  });
});

test("names and topics are hidden on a discreet device, from the first byte of a page", async ({ people }) => {
  const sam = await people.open("scheduler");
  const { page } = sam;

  await test.step("When Sam turns discreet mode on", async () => {
    await sam.goto("/clients");
    await expect(page.getByRole("link", { name: "Ada Lund" })).toBeVisible();
    // It shows at once; the device remembers it as soon as the server has said so.
    const kept = page.waitForResponse((response) => response.request().method() === "POST");
    await page.keyboard.press("Control+Shift+H");
    await kept;
    await expect(page.getByRole("button", { name: "Discreet" })).toHaveAttribute("aria-pressed", "true");
    await expect(page.getByRole("link", { name: "A.L." })).toBeVisible();
    await expect(page.getByText("Ada Lund")).toHaveCount(0);
  });

  await test.step("Then pages arrive without names and topics", async () => {
    await page.reload();
    await expect(page.getByRole("link", { name: "A.L." })).toBeVisible();
    await sam.look();
    await sam.goto("/rosters");
    await expect(page.getByRole("main").getByText("Coping skills")).toHaveCount(0);
    await sam.goto("/today");
    await expect(page.getByRole("main").getByText("Lund")).toHaveCount(0);
  });

  await test.step("And off again by the button, and keys lead from page to page", async () => {
    await page.getByRole("button", { name: "Discreet" }).click();
    await expect(page.getByRole("button", { name: "Discreet" })).toHaveAttribute("aria-pressed", "false");
    await page.keyboard.press("?");
    await expect(page.getByRole("dialog", { name: "Keys" })).toBeVisible();
    await page.keyboard.press("Escape");
    await page.keyboard.press("g");
    await page.keyboard.press("c");
    await expect(page).toHaveURL(/\/clients/);
    await sam.look();
    await expect(page.getByRole("link", { name: "Ada Lund" })).toBeVisible();
  });
});
