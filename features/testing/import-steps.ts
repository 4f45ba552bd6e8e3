import type { Made } from "@/features/testing/clinic-words";
import type { World } from "@/features/testing/world";
import { importCalendarAction } from "@/features/calendar-import/actions";
import type { CheckStep, ColumnsStep, ImportStep, NamesStep } from "@/features/calendar-import/queries/describe-import";
import type { StaffActor } from "@/lib/access/decide-access";

export type ImportForm = Readonly<Record<string, unknown>>;

export function csvFile(text: string, name = "week.csv"): File {
  return new File([text], name);
}

/** A calendar of events, each with a UID of its own. */
export function icsFile(...events: string[]): File {
  const all = events.map((event, nth) => `BEGIN:VEVENT\nUID:${nth}@other\n${event}\nEND:VEVENT`);
  const text = ["BEGIN:VCALENDAR", ...all, "END:VCALENDAR", ""].join("\n").replaceAll("\n", "\r\n");
  return new File([text], "week.ics");
}

/** What a step lets go along, unseen. */
export function kept({ kept: fields }: { kept: ImportStep["kept"] }): ImportForm {
  return Object.fromEntries(fields);
}

export function columnsOf({ columns }: ColumnsStep): ImportForm {
  return Object.fromEntries(
    Object.entries(columns).map(([field, at]) => [`column-${field}`, at === null ? "" : String(at)]),
  );
}

/** Walks through the steps of an import as its forms do, for tests. */
export class ImportSteps {
  constructor(
    private readonly w: World,
    private readonly planner: StaffActor,
    private readonly site: Made,
    private readonly serviceType: Made,
  ) {}

  ask(form: ImportForm, actor: StaffActor = this.planner) {
    return importCalendarAction.door.perform(actor, { siteId: this.site.id, ...form }, this.w.now, this.w.store);
  }

  async step<Name extends ImportStep["step"]>(
    name: Name,
    form: ImportForm,
  ): Promise<Extract<ImportStep, { step: Name }>> {
    const state = await this.ask(form);
    if (state.status !== "done" || state.value.step !== name)
      throw new Error(`Not the step ${name}: ${JSON.stringify(state).slice(0, 400)}`);
    return state.value as Extract<ImportStep, { step: Name }>;
  }

  /** From the file to its dry run, as the words suggest unless said otherwise. */
  async dryRun(chosen: File, more: ImportForm = {}): Promise<CheckStep> {
    const first = await this.ask({ intent: "read", file: chosen });
    if (first.status !== "done") throw new Error(JSON.stringify(first));
    const names =
      first.value.step === "columns"
        ? await this.step("names", { ...kept(first.value), intent: "names", ...columnsOf(first.value) })
        : (first.value as NamesStep);
    return this.step("check", { ...kept(names), intent: "check", serviceTypeId: this.serviceType.id, ...more });
  }

  async confirm(check: CheckStep) {
    const state = await this.ask({ ...kept(check), intent: "import", seen: check.fingerprint });
    if (state.status !== "done" || state.value.step !== "done")
      throw new Error(`Nothing was imported: ${JSON.stringify(state).slice(0, 400)}`);
    return state.value;
  }
}
