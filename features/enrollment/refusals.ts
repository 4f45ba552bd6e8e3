import type { ChangedMeanwhile } from "@/features/audit/queries/changes";
import { explainChangedMeanwhile } from "@/features/programs/refusals/explain-setup";
import { explainCareRefusal, type CareRefusal, type Explained } from "@/lib/enrollment/explain-refusal";

/** Where a form asks for what a sentence is about. */
export type FieldsOfForm = Partial<Record<NonNullable<Explained["about"]>, string>>;

/** Refusals in sentences, each beside the field of this form that it is about, or above the form when it has none. */
export function explainBeside(fields: FieldsOfForm) {
  return (refusal: CareRefusal | ChangedMeanwhile): string | { field: string; sentence: string } => {
    if (refusal.reason === "changed_meanwhile") return explainChangedMeanwhile(refusal);
    const { about, sentence } = explainCareRefusal(refusal);
    const field = about === null ? undefined : fields[about];
    return field === undefined ? sentence : { field, sentence };
  };
}

const PLAN_FIELDS = {
  track: "trackId",
  weekdays: "weekdays",
  hours: "hoursPerWeek",
  days: "daysPerWeek",
  kinds: "individualSessions",
  counselor: "counselorId",
} as const;

export const explainEnroll = explainBeside({ ...PLAN_FIELDS, start: "startDate", end: "expectedEndDate" });
export const explainPhase = explainBeside({ ...PLAN_FIELDS, start: "from" });
export const explainEdit = explainBeside({ counselor: "counselorId", end: "expectedEndDate" });
export const explainStart = explainBeside({ start: "startDate" });
export const explainHold = explainBeside({ start: "from", end: "through", reason: "reason" });
export const explainHoldEnd = explainBeside({ start: "back" });
export const explainEnding = explainBeside({
  ...{ end: "endDate", reason: "reason", how: "status" },
  ...{ said: "saidBy", "said-on": "saidOn", words: "saidWords" },
});
export const explainJoin = explainBeside({ series: "seriesId", start: "from", end: "through" });
export const explainLeave = explainBeside({ end: "lastDay" });
