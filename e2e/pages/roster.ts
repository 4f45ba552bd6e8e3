import { expect, type Locator, type Page } from "@playwright/test";
import type { Person } from "../house/person";

export type Word = "Not recorded" | "Present" | "Late" | "Left early" | "Missed" | "Excused";

/** The roll call of one session. Clients are named as it names them: "Ada L." */
export class Roster {
  private readonly page: Page;

  constructor(private readonly person: Person) {
    this.page = person.page;
  }

  /** Opens today's roster of a session from the list of rosters. */
  async open(title: string): Promise<void> {
    await this.person.goto("/rosters");
    const today = this.page.getByRole("region", { name: "Today" });
    await today.getByRole("link", { name: new RegExp(`roster: ${title},`) }).click();
    await expect(this.page.getByRole("heading", { level: 1, name: title })).toBeVisible();
    await this.person.look();
  }

  /** The row that a tap steps through present, late and missed. Its name ends with what is on record. */
  row(name: string): Locator {
    return this.page.locator("[data-line]").filter({ hasText: name });
  }

  async isRecorded(name: string, word: Word, detail = ""): Promise<void> {
    await expect(this.row(name)).toContainText(`Recorded as ${word}${detail}`);
  }

  /** Marks somebody under the arrow, and waits until it is on record. */
  async mark(name: string, word: Exclude<Word, "Not recorded">): Promise<void> {
    await Promise.all([this.isSaved(), this.set(name, word)]);
    await this.isRecorded(name, word);
  }

  /** Marks somebody under the arrow, whether it can be sent or not. */
  async set(name: string, word: Exclude<Word, "Not recorded">): Promise<void> {
    const arrow = this.page.getByRole("button", { name: `More for ${name}` });
    if ((await arrow.getAttribute("aria-expanded")) !== "true") await arrow.click();
    const marks = this.page.getByRole("group", { name: `Attendance for ${name}` });
    await marks.getByRole("button", { name: word }).click();
  }

  /** The next answer to marks that are sent. */
  async isSaved(): Promise<void> {
    const answer = await this.page.waitForResponse(
      (response) => response.url().endsWith("/marks") && response.request().method() === "POST",
    );
    expect(answer.status()).toBe(200);
  }

  async everyoneElsePresent(count: number): Promise<void> {
    await this.page.getByRole("button", { name: `Everyone else present (${count})` }).click();
    await expect(this.page.getByRole("button", { name: /^Everyone else present/ })).toHaveCount(0);
  }

  async finish(): Promise<void> {
    await this.page.getByRole("button", { name: "Finish" }).click();
    await expect(this.page.getByRole("heading", { level: 1, name: "Rosters" })).toBeVisible();
  }
}
