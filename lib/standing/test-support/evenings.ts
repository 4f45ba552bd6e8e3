import { offsetAt } from "@/lib/standing/test-support/wall-clock";
import type { Mark, PolicyBody, StandingInput } from "@/lib/standing/types";

/** A session from 18:00 to 21:00 on a day, and what was recorded of it. */
export type Evening = readonly [date: string, was: Mark["was"] | "unmarked" | "cancelled", more?: Partial<Mark>];

export interface Story extends Partial<Omit<StandingInput, "asOf" | "expectedSessions" | "marks" | "policyVersions">> {
  readonly asOf: string;
  readonly policy?: PolicyBody;
  readonly policyVersions?: StandingInput["policyVersions"];
  readonly evenings: readonly Evening[];
  /** Further sessions, as they are. */
  readonly sessions?: StandingInput["expectedSessions"];
  readonly marks?: StandingInput["marks"];
}

/** An enrollment told by its evenings: ids are the dates, and it begins with the first of them. */
export function evenings(story: Story): StandingInput {
  const { policy, evenings: list, sessions = [], marks = [], ...rest } = story;
  return {
    knownAt: null,
    enrollment: { start: list[0]?.[0] ?? story.asOf, end: null },
    policyVersions: [{ version: 1, from: "2025-01-01", ...(policy ?? { rules: [] }) }],
    planPhases: [],
    holds: [],
    contacts: [],
    decisions: [],
    openedCases: [],
    ...rest,
    expectedSessions: [
      ...list.map(([date, was]) => ({
        id: date,
        start: `${date}T18:00${offsetAt(date, "18:00")}`,
        end: `${date}T21:00${offsetAt(date, "21:00")}`,
        ...(was === "cancelled" ? { status: "cancelled" as const } : {}),
      })),
      ...sessions,
    ],
    marks: [
      ...list.flatMap(([date, was, more]): Mark[] =>
        was === "unmarked" || was === "cancelled" ? [] : [{ session: date, was, ...more }],
      ),
      ...marks,
    ],
  };
}
