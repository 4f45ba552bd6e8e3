import { expect, test } from "../journey";

test("the same sessions are seen by day, week, month and list, and each view leads to the others", async ({
  people,
  facts,
}) => {
  const ruth = await people.open("director");
  const { page } = ruth;
  const view = (name: string) => page.getByRole("navigation", { name: "View" }).getByRole("link", { name });
  const heading = page.getByRole("heading", { level: 1 });

  await test.step("When a day is opened, its rooms stand by hours, and a free room is seen to be free", async () => {
    await ruth.goto(`/schedule?site=${facts.sites.Worcester}`);
    await ruth.follow(view("Day"));
    await expect(heading).toHaveText("Wednesday, November 18");
    const board = page.getByRole("group", { name: "Wednesday, November 18, rooms by hours" });
    await expect(
      board.getByRole("region", { name: "Room A" }).getByRole("link", { name: /^Coping skills, group/ }),
    ).toBeVisible();
    await expect(board.getByRole("region", { name: "Room B" })).toContainText("Free all day");
    await page.getByRole("link", { name: "Next day" }).click();
    await expect(heading).toHaveText("Thursday, November 19");
    await page.keyboard.press("t");
    await expect(heading).toHaveText("Wednesday, November 18");
  });

  await test.step("When the month is opened, every day tells its counts and leads to itself", async () => {
    await ruth.follow(view("Month"));
    await expect(heading).toHaveText("November 2026");
    const today = page.getByRole("link", { name: /^Wednesday, November 18, today, 4 sessions: 4 groups/ });
    await today.focus();
    await page.keyboard.press("ArrowRight");
    await page.keyboard.press("ArrowDown");
    await expect(page.getByRole("link", { name: /^Thursday, November 26/ })).toBeFocused();
    await page.keyboard.press("End");
    await expect(page.getByRole("link", { name: /^Sunday, November 29/ })).toBeFocused();
    await page.keyboard.press("]");
    await expect(heading).toHaveText("December 2026");
    await page.keyboard.press("[");
    await expect(heading).toHaveText("November 2026");
    await ruth.follow(page.getByRole("link", { name: /^Friday, November 20/ }));
    await expect(heading).toHaveText("Friday, November 20");
  });

  await test.step("When the list is opened, the same facts are headings and rows", async () => {
    await page.keyboard.press("w");
    await expect(heading).toHaveText("Nov 16–22, 2026");
    await page.keyboard.press("l");
    await expect(page).toHaveURL(/view=list/);
    await ruth.look();
    const today = page.getByRole("region", { name: /^Wednesday, November 18/ });
    await expect(today.getByRole("listitem").filter({ hasText: "Coping skills" })).toContainText(
      /Room A.*of 12 places/,
    );
    await expect(today.getByRole("listitem").filter({ hasText: "Coping skills" })).toContainText(/Over/);
  });
});

test("one who leads sessions sees only theirs by one press, and gets the day on paper", async ({ people }) => {
  const marisol = await people.open("clinician");
  const { page } = marisol;

  await test.step("When only mine is pressed, the address says so and nothing of others is left", async () => {
    await marisol.goto("/schedule");
    await expect(page.getByRole("link", { name: /Evening check-in, group, Wednesday/ })).toBeVisible();
    const mine = page.getByRole("link", { name: /^Only mine/ });
    await marisol.follow(mine);
    await expect(page).toHaveURL(/facilitator=me/);
    await expect(mine).toHaveText(/, on$/);
    await expect(page.getByRole("link", { name: /Coping skills, group, Wednesday/ })).toBeVisible();
  });

  await test.step("Then a block cannot be taken up: planning is not hers", async () => {
    const block = page.getByRole("link", { name: /^Coping skills, group, Thursday/ });
    await block.focus();
    await page.keyboard.press("m");
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Enter");
    await expect(page).toHaveURL(/\/schedule\/sessions\//);
    await marisol.look();
  });

  await test.step("When her day is put on paper, it says what, where and how many, and by whom it was printed", async () => {
    await marisol.goto("/schedule/print?what=day");
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Marisol Benítez, Wednesday, November 18, 2026");
    await expect(page.getByRole("row", { name: /9:00–10:30 AM/ })).toContainText(/Coping skills.*Room A.*of 12 places/);
    await expect(page.getByRole("table")).toContainText("Printed Nov 18, 2026, 10:42 AM by M. Benítez");
    await page.emulateMedia({ media: "print" });
    await expect(page.getByRole("button", { name: "Print" })).toBeHidden();
    await page.emulateMedia({ media: null });
  });
});

test("a week goes on paper by room, and a client's week holds nobody else", async ({ people, facts }) => {
  const ruth = await people.open("director");
  const { page } = ruth;

  await test.step("When the week is printed, each room has its rows, and the wall tells no client's name", async () => {
    await ruth.goto(`/schedule?site=${facts.sites.Worcester}`);
    await page.locator("summary", { has: page.locator("use[href$='i-print']") }).click();
    await ruth.follow(page.getByRole("link", { name: /^The week, room by room/ }));
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Worcester, Nov 16–22, 2026");
    const table = page.getByRole("table");
    await expect(table.getByRole("rowheader", { name: "Room A" })).toBeVisible();
    await expect(table).toContainText("Coping skills");
    await expect(table).toContainText("Printed Nov 18, 2026, 10:42 AM by R. Feldman");
    await expect(table).toContainText("42 CFR part 2 prohibits");
    await expect(table).not.toContainText(/Lund|Okafor|Mendes/);
  });

  await test.step("When Ada's week is printed, it is hers; the plain copy says Appointment and a time", async () => {
    const { id } = facts.clients["Ada Lund"]!;
    await ruth.goto(`/clients/${id}/schedule`);
    await ruth.follow(page.getByRole("link", { name: "Print their week" }));
    const main = page.getByRole("main");
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Ada’s week");
    await expect(main).toContainText("Individual counseling");
    await expect(main).not.toContainText(/Okafor|Mendes|Katz|of 12|Evening check-in/);
    await ruth.follow(page.getByRole("link", { name: "Say “Appointment” only" }));
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Appointments");
    const table = page.getByRole("table");
    await expect(table).toContainText("9:00–10:30 AM");
    await expect(table).not.toContainText(/Ada|Coping|counseling|Room|Marisol|Feldman/);
  });
});
