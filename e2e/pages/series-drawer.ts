import { expect, type Locator, type Page } from "@playwright/test";

export interface PlannedSeries {
  readonly name: string;
  readonly kind?: "Group" | "Individual" | "Family";
  readonly days: readonly string[];
  readonly from: string;
  readonly to: string;
  readonly first: string;
  readonly count: number;
  readonly room?: string;
  readonly facilitator?: string;
  /** The choice of "Program": a track or a program. */
  readonly program?: string;
  readonly client?: string;
  readonly serviceType?: string;
}

const DAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

/** The form beside the calendar in which a series is planned. */
export class SeriesDrawer {
  readonly form: Locator;

  constructor(private readonly page: Page) {
    this.form = page.getByRole("complementary", { name: "New session series" });
  }

  /** From the week that is open, by its button. */
  async open(): Promise<void> {
    await this.page.getByRole("link", { name: "New series" }).click();
    await expect(this.form).toBeVisible();
  }

  async fill(plan: PlannedSeries): Promise<void> {
    const { form } = this;
    await form.getByLabel("Name", { exact: true }).fill(plan.name);
    if (plan.kind) await form.getByRole("radio", { name: plan.kind }).check();
    await this.choose("Repeats", "Every week");
    await form.getByLabel("First", { exact: true }).fill(plan.first);
    for (const day of DAYS) {
      await form.getByRole("checkbox", { name: day }).setChecked(plan.days.includes(day));
    }
    await form.getByLabel("Starts at").fill(plan.from);
    await form.getByLabel("Ends at").fill(plan.to);
    await form.getByRole("radio", { name: "After a number" }).check();
    await form.getByLabel("Number of sessions").fill(String(plan.count));
    if (plan.room) await this.choose("Room", plan.room);
    if (plan.facilitator) await this.choose("Facilitator", plan.facilitator);
    if (plan.serviceType) await this.choose("Service type", plan.serviceType);
    if (plan.program) await this.choose("Program", plan.program);
    if (plan.client) await this.choose("Client", plan.client);
  }

  /** Chooses by the start of what stands in the list. */
  async choose(label: string, text: string): Promise<void> {
    const list = this.form.getByRole("combobox", { name: label, exact: true });
    const option = list.locator("option").filter({ hasText: text }).first();
    await list.selectOption({ value: (await option.getAttribute("value")) ?? "" });
  }

  /** The recurrence, told back in a sentence. */
  async says(sentence: RegExp): Promise<void> {
    await expect(this.form.locator(".say")).toContainText(sentence);
  }

  /** Presses the button that says how many sessions it makes. */
  async create(count: number): Promise<void> {
    await this.form.getByRole("button", { name: `Create ${count} sessions` }).click();
    await expect(this.form).toHaveCount(0);
  }
}
