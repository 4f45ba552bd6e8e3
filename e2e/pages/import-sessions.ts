import { expect, type Locator, type Page } from "@playwright/test";

/** The page that brings sessions in from another calendar, step by step. */
export class ImportSessions {
  constructor(private readonly page: Page) {}

  async choose(file: string | { name: string; mimeType: string; buffer: Buffer }): Promise<void> {
    await this.page.getByLabel("File", { exact: true }).setInputFiles(file);
    await this.page.getByRole("button", { name: "Read the file" }).click();
  }

  async next(step: "names" | "check"): Promise<void> {
    await this.page.getByRole("button", { name: `Next: ${step}` }).click();
  }

  /** What a word of the file stands for here. */
  word(list: string, word: string): Locator {
    return this.page.getByRole("table", { name: list }).getByLabel(`${list}: ${word}`, { exact: true });
  }

  async expectDryRun(words: string): Promise<Locator> {
    const button = this.page.getByRole("button", { name: `Import ${words}`, exact: true });
    await expect(button).toBeVisible();
    return button;
  }
}
