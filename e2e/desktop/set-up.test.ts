import { expect, test } from "../journey";

test("a new site is set up from its rooms to the person who works there", async ({ people }) => {
  const dana = await people.open("admin");
  const { page } = dana;
  const says = (text: string | RegExp) =>
    expect(page.getByRole("alert").filter({ hasText: text }).first()).toBeVisible();
  let invitation = "";

  await test.step("When Dana adds a site and a room", async () => {
    await dana.goto("/setup", { inTheDark: true });
    await dana.follow(page.getByRole("link", { name: /^Sites and rooms/ }));
    await dana.follow(page.getByRole("link", { name: "Add a site" }));
    await page.getByLabel("Name").fill("Holyoke");
    await page.getByLabel("Time zone").selectOption("America/New_York");
    await page.getByLabel("Phone").fill("413-555-0199");
    await page.getByRole("button", { name: "Add site" }).click();
    await expect(page.getByRole("heading", { level: 1, name: "Holyoke" })).toBeVisible();
    await dana.follow(page.getByRole("link", { name: "Add a room" }));
    await page.getByLabel("Name").fill("River room");
    await page.getByLabel("Seats").fill("9");
    await page.getByRole("button", { name: "Add room" }).click();
    await expect(page.getByRole("table", { name: "Rooms" })).toContainText("River room");
    await dana.look();
  });

  await test.step("And a program that runs there, a track and a service type", async () => {
    await dana.goto("/setup/programs");
    await dana.follow(page.getByRole("link", { name: "Add a program" }));
    await page.getByLabel("Name").fill("Aftercare");
    await page.getByLabel("Level of care").selectOption({ label: "Aftercare" });
    await page.getByLabel("Hours a week").fill("1.5");
    await page.getByLabel("Days a week").fill("1");
    await page.getByRole("checkbox", { name: "Holyoke" }).check();
    await page.getByRole("button", { name: "Add program" }).click();
    await expect(page.getByRole("heading", { level: 1, name: "Aftercare" })).toBeVisible();
    await dana.look();
    await dana.follow(page.getByRole("link", { name: "Add a track" }));
    await page.getByLabel("Name").fill("Thursday night");
    await page.getByRole("radio", { name: "Evening" }).check();
    const site = page.getByLabel("Site", { exact: true });
    if ((await site.count()) > 0) await site.selectOption({ label: "Holyoke" });
    await page.getByRole("button", { name: "Add track" }).click();
    await expect(page.getByRole("link", { name: "Thursday night" })).toBeVisible();
    await dana.goto("/setup/service-types");
    await dana.follow(page.getByRole("link", { name: /^Add a service type/ }));
    await page.getByLabel("Name").fill("Alumni circle");
    await page.getByRole("button", { name: "Add service type" }).click();
    await expect(page.getByRole("table")).toContainText("Alumni circle");
    await dana.look();
  });

  await test.step("And somebody to work there, with a link to join by that is shown once", async () => {
    await dana.goto("/setup/staff");
    await dana.follow(page.getByRole("link", { name: "Add somebody" }));
    await page.getByLabel("First name").fill("Theo");
    await page.getByLabel("Last name").fill("Lindqvist");
    await page.getByLabel("Credentials").fill("LADC I");
    await page.getByRole("button", { name: "Add to staff" }).click();
    await expect(page.getByRole("heading", { level: 1, name: "Theo Lindqvist" })).toBeVisible();
    await dana.look();
    await page.getByLabel("Email address").fill("theo@clinic.example");
    await page.getByRole("group", { name: "Clinician" }).getByRole("checkbox", { name: "Holyoke" }).check();
    await page.getByRole("button", { name: "Invite" }).click();
    const link = page.getByRole("status").filter({ hasText: "The link is ready" }).locator("code");
    invitation = new URL(await link.innerText()).pathname;
    await dana.look();
    await page.reload();
    await expect(page.getByText("The link is ready")).toHaveCount(0);
    await expect(page.getByText("Invited, has not joined yet")).toBeVisible();
  });

  await test.step("Then Theo joins, and sees what his role opens and nothing of set-up", async () => {
    const theo = await people.stranger();
    await theo.goto(invitation);
    await theo.page.getByLabel("New password").fill("violet anchor morning tea");
    await theo.page.getByRole("button", { name: "Set password" }).click();
    await expect(theo.page).toHaveURL(/\/sign-in/);
    await theo.look();
    await theo.page.getByLabel("Work email").fill("theo@clinic.example");
    await theo.page.getByLabel("Password", { exact: true }).fill("violet anchor morning tea");
    await theo.page.getByRole("button", { name: "Continue" }).click();
    await expect(theo.page).toHaveURL(/\/today$/);
    await theo.look();
    await expect(theo.page.getByRole("link", { name: "Audit trail" })).toHaveCount(0);
    await theo.page.goto("/setup/audit");
    await expect(theo.page.getByRole("heading", { level: 1 })).toHaveText("Your role doesn’t open this page");
    await theo.look();
  });

  await test.step("When Dana renames the room, it says saved, and a name that is taken is refused at its field", async () => {
    await dana.goto("/setup/sites");
    await dana.follow(page.getByRole("link", { name: "Worcester" }));
    await dana.follow(page.getByRole("link", { name: "Room B" }));
    await page.getByLabel("Name").fill("Garden room");
    await page.getByRole("button", { name: "Save room" }).click();
    await expect(page.getByRole("status").filter({ hasText: "Saved." })).toBeVisible();
    await dana.look();
    await page.getByLabel("Name").fill("Room A");
    await page.getByRole("button", { name: "Save room" }).click();
    await says("“Room A” exists already. Choose another name.");
    await expect(page.getByLabel("Name")).toHaveValue("Room A");
    await dana.look();
  });

  await test.step("And what is in use is not archived: it says by what", async () => {
    await dana.goto("/setup/sites");
    await dana.follow(page.getByRole("link", { name: "Worcester" }));
    await page.getByRole("button", { name: "Archive the site" }).click();
    await says(/This is still in use: .*sessions to come.*End or move that first/);
    await dana.look();
  });

  await test.step("But an empty site is archived, and restored", async () => {
    await dana.goto("/setup/service-types");
    await dana.follow(page.getByRole("link", { name: "Alumni circle" }));
    await page.getByRole("button", { name: "Archive the service type" }).click();
    await expect(page.getByText("Archived", { exact: true })).toBeVisible();
    await dana.look();
    await page.getByRole("button", { name: "Restore the service type" }).click();
    await expect(page.getByRole("button", { name: "Archive the service type" })).toBeVisible();
  });
});

test("two people edit the same site: the later one is told what changed, and nothing typed is lost", async ({
  people,
  facts,
}) => {
  const dana = await people.open("admin");
  const again = await people.open("admin");

  await test.step("Given the form is open in two tabs", async () => {
    await dana.goto(`/setup/sites/${facts.sites.Springfield}`);
    await again.goto(`/setup/sites/${facts.sites.Springfield}`);
  });

  await test.step("When one saves a new phone number and the other a new address", async () => {
    await dana.page.getByLabel("Phone").fill("413-555-0123");
    await dana.page.getByRole("button", { name: "Save site" }).click();
    await expect(dana.page.getByRole("status").filter({ hasText: "Saved." })).toBeVisible();
    await again.page.getByLabel("Address").fill("9 Canal Row, Springfield, MA");
    await again.page.getByRole("button", { name: "Save site" }).click();
  });

  await test.step("Then the second is told who changed what, and keeps what was typed", async () => {
    const alert = again.page.getByRole("alert").filter({ hasText: "changed this" }).first();
    await expect(alert).toContainText("Dana Okonkwo changed this just now.");
    await expect(alert).toContainText("The phone number is now “413-555-0123”.");
    await expect(again.page.getByLabel("Address")).toHaveValue("9 Canal Row, Springfield, MA");
    await again.look();
    await again.page.getByLabel("Phone").fill("413-555-0123");
    await again.page.getByRole("button", { name: "Save site" }).click();
    await expect(again.page.getByRole("status").filter({ hasText: "Saved." })).toBeVisible();
    await dana.page.reload();
    await expect(dana.page.getByLabel("Address")).toHaveValue("9 Canal Row, Springfield, MA");
    await expect(dana.page.getByLabel("Phone")).toHaveValue("413-555-0123");
  });
});
