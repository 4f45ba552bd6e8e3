import { expect, type Locator, type Page } from "@playwright/test";

/** The dialog in which a session or a series is changed, with what that comes to beside it. */
export class ChangeDialog {
  readonly dialog: Locator;

  constructor(readonly page: Page) {
    this.dialog = page.locator("dialog.chg-d");
  }

  /** From the page of a session or a series, by one of its links. */
  async open(link: string): Promise<void> {
    await this.page.getByRole("link", { name: link, exact: true }).click();
    await expect(this.page).toHaveURL(/\/edit\?/);
    await this.ready();
  }

  /** Waits until the preview says what the fields say. */
  async ready(): Promise<void> {
    await expect(this.dialog).toBeVisible();
    await expect(this.dialog.locator(".is-stale")).toHaveCount(0);
  }

  async scope(name: "This session" | "This and following" | "Whole series"): Promise<void> {
    await this.dialog.getByRole("radio", { name: new RegExp(`^${name}`) }).check();
  }

  /** The row of consequences with this count and title. */
  says(count: number, title: string | RegExp): Locator {
    return this.dialog
      .getByRole("listitem")
      .filter({ has: this.page.locator(".cq__n", { hasText: new RegExp(`^${count}$`) }) })
      .filter({ hasText: title });
  }

  get primary(): Locator {
    return this.dialog.locator("button.btn--p");
  }

  /** Presses the button, which repeats the count, and waits until the dialog is gone. */
  async confirm(label: string): Promise<void> {
    await expect(this.primary).toHaveText(label);
    await this.primary.click();
    await expect(this.dialog).toHaveCount(0);
  }

  /** Takes the last change back by its toast. */
  async undo(): Promise<void> {
    const toast = this.page.locator(".toast");
    await toast.getByRole("button", { name: "Undo" }).click();
    await expect(toast).toContainText("Taken back");
  }
}
