import {
  isBeforeAStart,
  isEnding,
  type EnrollmentFacts,
  type OrdinaryEnding,
} from "@/lib/enrollment/enrollment-status";
import { done, refuse, type Result } from "@/lib/result";
import { formatDate } from "@/lib/time/format";
import { daysBetween, type LocalDate } from "@/lib/time/local-date";

/** How somebody told us that they leave. */
export const SAID_BY = ["in_person", "call", "text", "email", "letter"] as const;

export type SaidBy = (typeof SAID_BY)[number];

const SAID_WORDS: Record<SaidBy, string> = {
  in_person: "in person",
  call: "by phone",
  text: "by text",
  email: "by email",
  letter: "in a letter",
};

/** That somebody leaves by their own decision: in which way they said so, on which day, and in which words. */
export interface OwnDecision {
  readonly by: SaidBy;
  readonly on: LocalDate;
  readonly words: string | null;
}

/**
 * Somebody finishes, moves on or goes by themselves. There is no "discharged" here: that a clinic ends somebody's place
 * is not something a form can say. It takes a review (lib/reviews).
 */
export interface EndingWish {
  /** The last day in the program. */
  readonly endDate: LocalDate;
  readonly status: OrdinaryEnding;
  readonly reason: string;
  /** With "left" only. */
  readonly said: OwnDecision | null;
}

export interface EndingFacts {
  readonly today: LocalDate;
  readonly enrollment: EnrollmentFacts;
  /** The last day on which an attended session is on record. */
  readonly lastAttended: LocalDate | null;
  /** A contract or review case that no person has closed, or a review that runs. */
  readonly openCase: "contract" | "review" | null;
  /** May this person decide reviews? */
  readonly isDirector: boolean;
}

/** What is wrong with a last day, whoever asks for it. */
export type LastDayRefusal =
  | { readonly reason: "no_reason" }
  | { readonly reason: "has_left"; readonly on: LocalDate | null }
  | { readonly reason: "end_too_far_ahead" }
  | { readonly reason: "attended_after"; readonly on: LocalDate };

export type EndingRefusal =
  | LastDayRefusal
  | { readonly reason: "not_said" }
  | { readonly reason: "said_in_future" }
  | { readonly reason: "words_needed"; readonly openCase: "contract" | "review" }
  | { readonly reason: "director_needed" };

/** How the enrollment reads afterwards. `neverBegan`: it takes no day at all, so no plan, membership or hold of it is left. */
export interface Ending {
  readonly startDate: LocalDate;
  readonly endDate: LocalDate;
  readonly neverBegan: boolean;
}

const DAYS_AHEAD = 366;

/**
 * May somebody leave the program like this? Who leaves by their own decision said so: how and when is kept, and while a
 * case is open their own words too, so that "they left" never stands for what nobody decided. While a review is open
 * "completed" and "transferred" need a director, for the same reason.
 */
export function decideEnding(facts: EndingFacts, wish: EndingWish): Result<Ending, EndingRefusal> {
  const last = decideLastDay(facts, wish);
  if (!last.ok) return last;
  if (wish.status === "left") {
    if (wish.said === null) return refuse({ reason: "not_said" });
    if (wish.said.on > facts.today) return refuse({ reason: "said_in_future" });
    const hasWords = (wish.said.words ?? "").trim() !== "";
    if (facts.openCase !== null && !hasWords) return refuse({ reason: "words_needed", openCase: facts.openCase });
    return last;
  }
  if (facts.openCase === "review" && !facts.isDirector) return refuse({ reason: "director_needed" });
  return last;
}

/**
 * May this be somebody's last day? It may lie in the past (people are often found to have stopped coming), but not
 * before a day on which they came. A last day that was only planned may be moved until it is over. Leaving before the
 * first day means that the enrollment never began: it keeps one date and no day of it.
 */
export function decideLastDay(
  { enrollment, today, lastAttended }: Pick<EndingFacts, "today" | "enrollment" | "lastAttended">,
  wish: { readonly endDate: LocalDate; readonly reason: string },
): Result<Ending, LastDayRefusal> {
  if (wish.reason.trim() === "") return refuse({ reason: "no_reason" });
  if (isEnding(enrollment.status) && (enrollment.endDate === null || enrollment.endDate < today)) {
    return refuse({ reason: "has_left", on: enrollment.endDate });
  }
  if (daysBetween(today, wish.endDate) > DAYS_AHEAD) return refuse({ reason: "end_too_far_ahead" });
  if (lastAttended !== null && wish.endDate < lastAttended)
    return refuse({ reason: "attended_after", on: lastAttended });
  const neverBegan = isBeforeAStart(enrollment.status) || wish.endDate < enrollment.startDate;
  return done({
    startDate: neverBegan ? wish.endDate : enrollment.startDate,
    endDate: wish.endDate,
    neverBegan,
  });
}

/** The reason as the record keeps it: "Said so by phone on Mon, Nov 16: “I found work.” Welcome back at any time". */
export function endingReason({ reason, said }: Pick<EndingWish, "reason" | "said">): string {
  if (said === null) return reason;
  const words = (said.words ?? "").trim();
  return `Said so ${SAID_WORDS[said.by]} on ${formatDate(said.on)}${words === "" ? "." : `: “${words}”`} ${reason}`;
}
