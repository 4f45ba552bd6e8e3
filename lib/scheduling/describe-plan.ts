import { countSessions } from "@/lib/scheduling/count-sessions";
import { describeSeriesParts } from "@/lib/recurrence/describe-rule";
import type { SeriesRule } from "@/lib/recurrence/series-rule";
import type { SeriesPlan } from "@/lib/scheduling/plan-new-series";
import { formatDate } from "@/lib/time/format";
import type { LocalDate } from "@/lib/time/local-date";

/** A planned series told back, part by part, so that a form can set off what matters. */
export interface PlanWords {
  /** "Every week on Mon, Wed and Fri, 9:00–10:30 AM" */
  readonly pattern: string;
  /** "24 sessions"; null: it runs on. */
  readonly count: string | null;
  /** "Fri, Jan 29"; null: it runs on. */
  readonly until: string | null;
  /** The whole as one sentence. */
  readonly sentence: string;
}

/**
 * What a plan comes to, in one sentence: "Every week on Mon, Wed and Fri, 9:00–10:30 AM, 24 sessions until Fri, Jan
 * 29." The sessions counted are those that take place: days closed when it is made are not among them.
 */
export function describePlan(rule: SeriesRule, plan: SeriesPlan, today: LocalDate): PlanWords {
  const words = describeSeriesParts({ ...rule, rule: plan.rule }, { today });
  const pattern = [words.pattern, words.time].filter((part) => part !== "").join(", ");
  const exceptions = words.exceptions === null ? "" : `, ${words.exceptions}`;
  if (plan.total === null || plan.lastDate === null)
    return { pattern, count: null, until: null, sentence: `${pattern}, no end date${exceptions}.` };
  const closed = plan.sessions.filter(({ status }) => status === "closed").length;
  const count = countSessions(plan.total - closed);
  const until = formatDate(plan.lastDate, today);
  const ending = plan.total === 1 ? `${count} on ${until}` : `${count} until ${until}`;
  return { pattern, count, until, sentence: `${pattern}, ${ending}${exceptions}.` };
}
