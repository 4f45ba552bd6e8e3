import { evaluateStanding } from "../standing/evaluate";
import type { Level, Mark, StandingInput } from "../standing/types";

/** What a change of one mark would do, without anything being written. */
export interface ChangedStanding {
  readonly from: Level;
  readonly to: Level;
  /** Minutes credited for the session afterwards, less those before. */
  readonly minutes: number;
}

/**
 * The standing before and after one mark is another: `mark` null takes it away. Only the level and the session's minutes
 * are told; what else the change does (alerts, cases) is counted when it is made.
 */
export function changedStanding(input: StandingInput, session: string, mark: Mark | null): ChangedStanding {
  const before = evaluateStanding(input);
  const after = evaluateStanding({
    ...input,
    marks: [...input.marks.filter((each) => each.session !== session), ...(mark === null ? [] : [mark])],
  });
  const minutesIn = ({ ledger }: typeof before) => ledger.find((line) => line.session === session)?.minutes ?? 0;
  return { from: before.level, to: after.level, minutes: minutesIn(after) - minutesIn(before) };
}
