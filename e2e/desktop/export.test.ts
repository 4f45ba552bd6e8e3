import { readFileSync } from "node:fs";
import { readCsv } from "../pages/read-csv";
import { expect, test } from "../journey";

test("an admin exports attendance, and the file says what the page said", async ({ people }) => {
  const dana = await people.open("admin");
  const { page } = dana;
  let rowsSaid = 0;

  await test.step("When Dana filters the report by dates and program", async () => {
    await dana.goto("/reports/attendance");
    await page.getByRole("textbox", { name: "From" }).fill("2026-11-09");
    await page.getByRole("textbox", { name: "to", exact: true }).fill("2026-11-18");
    await page.getByRole("button", { name: "Show" }).click();
    await expect(page).toHaveURL(/from=2026-11-09/);
    await expect(page.getByRole("table", { name: "Attendance by week" })).toContainText("Nov 9");
    const said = await page.getByText(/\d+ rows, one for each client and session/).innerText();
    rowsSaid = Number(said.replaceAll(",", "").match(/\d+/)?.[0]);
    await dana.look({ inTheDark: true });
  });

  const exportAs = async (people: string) => {
    await page.getByRole("radio", { name: people }).check();
    await page.getByLabel("Why it leaves Evenkeel").selectOption({ label: "Payment: utilization review" });
    await page.getByLabel("Who gets it").fill("Harbor Health Plan");
    const [download] = await Promise.all([
      page.waitForEvent("download"),
      page.getByRole("button", { name: "Download CSV" }).click(),
    ]);
    expect(download.suggestedFilename()).toMatch(/\.csv$/);
    return readFileSync(await download.path());
  };

  await test.step("Then the file by client number has a notice, a head and as many rows as was said, and no names", async () => {
    const bytes = await exportAs("Client number");
    const text = bytes.toString("utf8");
    const { notice, head, rows } = readCsv(text);
    expect(notice).toContain("42 CFR part 2 prohibits unauthorized use or disclosure of these records.");
    expect(rows).toHaveLength(rowsSaid);
    expect(rows.every((row) => row.length === head.length)).toBe(true);
    expect(text).not.toMatch(/Okafor|Lund|Mendes/);
    expect(text).toContain("EK-0002");
    const days = rows.map((row) => row[head.findIndex((name) => /^date$/i.test(name))] ?? "");
    expect(days.every((day) => day >= "2026-11-09" && day <= "2026-11-18")).toBe(true);
    const outcomes = new Set(rows.flat());
    for (const word of ["America/New_York", "Coping skills"]) expect(text).toContain(word);
    expect([...outcomes].some((value) => /not recorded|unrecorded/i.test(value))).toBe(true);
  });

  await test.step("And the file by name runs nothing in a spreadsheet", async () => {
    const { head, rows } = readCsv((await exportAs("Full name")).toString("utf8"));
    const cells = rows.flat();
    expect(cells.filter((cell) => /^[=+\-@\t\r]/.test(cell))).toEqual([]);
    expect(cells.some((cell) => cell.includes("HYPERLINK(0)"))).toBe(true);
    expect(head.length).toBeGreaterThan(10);
  });

  await test.step("And both stand in the audit trail, with their purpose and who got them", async () => {
    await dana.goto("/setup/audit");
    await page.getByLabel("About").selectOption({ label: "Disclosure" });
    await page.getByRole("button", { name: "Show" }).click();
    await expect(page).toHaveURL(/type=disclosure/);
    const rows = page.getByRole("table").getByRole("row").filter({ hasText: "Dana Okonkwo" });
    await expect(rows).toHaveCount(2);
    await dana.look();
    await dana.follow(page.getByRole("link", { name: "Check the whole trail" }));
    await expect(page.getByRole("main")).toContainText(/unbroken|every entry|is whole|intact/i);
  });
});
