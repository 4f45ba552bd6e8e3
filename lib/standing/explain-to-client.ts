import { dateList, dateWords, datesOf, leadingReason, type StandingFacts } from "@/lib/standing/standing-facts";
import type { LocalDate, Standing } from "@/lib/standing/types";
import { formatMinutes } from "@/lib/time/format";

export interface ClientExplanation {
  readonly headline: string;
  /** What the client can do next; nothing that only a person should say. */
  readonly lines: readonly string[];
  readonly hours: string;
}

/**
 * A standing in the words for the client: their own dates and the next step. They never read a level's name, a rule, or
 * a word of blame.
 */
export function explainStandingToClient(standing: Standing, facts: StandingFacts): ClientExplanation {
  return { headline: headlineOf(standing, facts), lines: linesOf(standing, facts), hours: hoursOf(standing) };
}

function headlineOf(standing: Standing, facts: StandingFacts): string {
  const units = facts.policy.countBy === "session" ? "sessions" : "days";
  switch (standing.level) {
    case "good":
      return "You're on track.";
    case "watch":
    case "warning":
      return `${missedYou(standing, facts)} If something is in the way, tell us and we will look for a way together.`;
    case "contract": {
      const { contract } = standing;
      if (contract?.state === "running") {
        return `You have come to ${contract.attended} of the ${contract.attend} ${units} we agreed on.`;
      }
      const next = facts.policy.contract ?? null;
      return `Let's sit down and agree on the next ${next === null ? "steps" : `${next.of} ${units}`}.`;
    }
    case "review":
      return "We'd like to talk with you before anything is decided. You will be heard first.";
  }
}

/** The client's own dates behind the level; without dates only that they were missed. */
function missedYou(standing: Standing, facts: StandingFacts): string {
  const leading = leadingReason(standing, facts.policy);
  const sessions = datesOf(facts);
  const dates = new Set<LocalDate>();
  for (const { session } of leading?.reason.counted ?? []) {
    const date = sessions.get(session)?.date;
    if (date !== undefined) dates.add(date);
  }
  if (dates.size === 0) return "We have missed you.";
  const list = dateList([...dates], facts.today);
  return leading?.rule.measure === "lates" ? `You came late on ${list}.` : `We missed you on ${list}.`;
}

function linesOf({ level, forecast }: Standing, { today }: StandingFacts): string[] {
  const lines: string[] = [];
  if (forecast.raises.some(({ misses }) => misses === 1)) {
    lines.push("If you can't come, please call before the session starts.");
  }
  const clears = level === "good" ? undefined : forecast.ifAllAttended.find((change) => change.level === "good");
  if (clears !== undefined) lines.push(`Come to everything planned and this clears on ${dateWords(clears.on, today)}.`);
  return lines;
}

function hoursOf({ weekHours: { credited, required, coming } }: Standing): string {
  const asked = required === 0 ? "" : ` of ${formatMinutes(required)}`;
  return `You have ${formatMinutes(credited)}${asked} so far this week, ${formatMinutes(coming)} still to come.`;
}
