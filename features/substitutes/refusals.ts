import type { AbsenceRefusal } from "@/lib/scheduling/decide-absence";
import { explainAgainst } from "@/lib/scheduling/explain-substitutes";
import type { AgainstPick } from "@/lib/scheduling/substitutes";
import { formatDate, formatDateRange } from "@/lib/time/format";
import type { LocalDate } from "@/lib/time/local-date";
import type { Zone } from "@/lib/time/zone";

export function explainAbsence(refusal: AbsenceRefusal | { readonly reason: "archived" }): {
  field: string;
  sentence: string;
} {
  switch (refusal.reason) {
    case "ends_before_start":
      return { field: "through", sentence: "The last day lies before the first." };
    case "too_long":
      return { field: "through", sentence: "Record at most a year at once, and again when it nears its end." };
    case "too_long_ago":
      return {
        field: "through",
        sentence: "These days are more than a month ago. What was recorded then stays as it is.",
      };
    case "overlaps":
      return {
        field: "from",
        sentence: `Already away ${formatDateRange(refusal.from, refusal.through)}. Days away cannot overlap.`,
      };
    case "archived":
      return { field: "staffId", sentence: "This staff member is archived and leads no sessions." };
  }
}

/** Somebody cannot lead a session, and why. */
export interface NotFree {
  readonly reason: "not_free";
  readonly name: string;
  readonly title: string;
  readonly date: LocalDate;
  readonly zone: Zone;
  readonly against: AgainstPick;
}

export type CoverRefusal =
  /** The absence is withdrawn: nobody is away. */
  | { readonly reason: "withdrawn" }
  /** Somebody else settled some of the sessions meanwhile. */
  | { readonly reason: "settled"; readonly count: number; readonly of: number }
  | { readonly reason: "over" }
  | { readonly reason: "not_here" }
  | { readonly reason: "cannot_answer"; readonly name: string }
  | NotFree
  /** The clinic's rules refuse it. */
  | (Omit<NotFree, "reason"> & { readonly reason: "rule" });

export function explainCover(refusal: CoverRefusal): string {
  switch (refusal.reason) {
    case "withdrawn":
      return "These days away were withdrawn, so nobody needs to step in.";
    case "settled":
      return refusal.of === 1
        ? "This session was settled meanwhile. The list below is as it is now."
        : `${refusal.count} of ${refusal.of} sessions ${refusal.count === 1 ? "was" : "were"} settled meanwhile, so nothing was changed. The list below is as it is now.`;
    case "over":
      return "A session that is over can be put down to who led it, but nobody can be asked any more.";
    case "not_here":
      return "Choose a colleague who works at this site and does not lead the session already.";
    case "cannot_answer":
      return `${refusal.name} cannot sign in here, and so cannot answer. Talk to them, and put them down.`;
    case "not_free":
      return `${sayNotFree(refusal)}. Nothing was changed.`;
    case "rule":
      return `${sayNotFree(refusal)}, and the clinic’s rules refuse that. Nothing was changed.`;
  }
}

function sayNotFree({ name, title, date, zone, against }: Omit<NotFree, "reason">): string {
  return `${name} cannot lead ${title} on ${formatDate(date)}: ${explainAgainst(against, zone)}`;
}

export type AnswerRefusal =
  /** A colleague was faster. */
  | { readonly reason: "taken"; readonly count: number }
  /** Nobody needs to step in any more: withdrawn, canceled, closed, marked, or led by somebody else. */
  | { readonly reason: "settled"; readonly count: number }
  | { readonly reason: "over" }
  | NotFree;

export function explainAnswer(refusal: AnswerRefusal): string {
  switch (refusal.reason) {
    case "taken":
      return refusal.count === 1
        ? "Somebody else took it. Thank you all the same."
        : "Somebody else took them. Thank you all the same.";
    case "settled":
      return refusal.count === 1
        ? "Nobody needs to step in any more. Thank you all the same."
        : "Nobody needs to step in for these any more. Thank you all the same.";
    case "over":
      return "This session is over. Ask whoever plans to put you down if you led it.";
    case "not_free":
      return `You cannot lead ${refusal.title} on ${formatDate(refusal.date)}: you ${explainAgainst(
        refusal.against,
        refusal.zone,
      )
        .replace(/^leads/, "lead")
        .replace(/^away/, "are away")
        .replace(/^does not/, "do not")
        .replace(/^said/, "said")}.`;
  }
}

export type TakeBackRefusal = { readonly reason: "settled" };

export function explainTakeBack(_refusal: TakeBackRefusal): string {
  return "This was settled meanwhile: the session took place, or somebody else leads it. The list below is as it is now.";
}
