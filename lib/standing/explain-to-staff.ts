import { countOf, describeCount, describeWindow, kindsIn, unitWord } from "@/lib/standing/sentences";
import {
  dateWords,
  datesOf,
  leadingReason,
  weekEnd,
  type Leading,
  type SessionOnRecord,
  type StandingFacts,
} from "@/lib/standing/standing-facts";
import type { LedgerLine, LocalDate, Raise, Standing } from "@/lib/standing/types";
import { formatDateRange, formatMinutes } from "@/lib/time/format";
import { localDate } from "@/lib/time/local-date";

/** A day that counts, and the last day on which it does. */
export interface CountedDay {
  readonly date: LocalDate;
  readonly until: LocalDate | null;
  /** "Wed, Oct 28 until Thu, Nov 26". */
  readonly sentence: string;
}

export interface NotCountedDay {
  readonly date: LocalDate;
  /** "excused", "not recorded", "site closed" … */
  readonly reason: string;
}

export interface StaffExplanation {
  readonly headline: string;
  readonly counted: readonly CountedDay[];
  readonly notCounted: readonly NotCountedDay[];
  readonly raises: readonly string[];
  readonly ifAllAttended: string | null;
  readonly hours: string;
  /** "could be 4: 2 not recorded"; null when everything that matters is recorded. */
  readonly couldBe: string | null;
}

/** A standing in the words of the staff: what it is, what counts and until when, what does not, and what comes next. */
export function explainStandingToStaff(standing: Standing, facts: StandingFacts): StaffExplanation {
  const leading = leadingReason(standing, facts.policy);
  const couldBe = leading === null ? null : couldBeOf(standing, facts, leading);
  return {
    headline: headlineOf(standing, facts, leading, couldBe),
    counted: leading === null ? [] : countedDays(facts, leading),
    notCounted: notCountedDays(standing, facts, leading),
    raises: standing.forecast.raises.map((raise) => raiseSentence(raise, facts)),
    ifAllAttended: ifAllAttendedSentence(standing, facts),
    hours: hoursSentence(standing),
    couldBe,
  };
}

function headlineOf(standing: Standing, facts: StandingFacts, leading: Leading | null, couldBe: string | null): string {
  switch (standing.level) {
    case "good":
      if (leading === null) return `Good. Nothing counts against ${facts.firstName}.`;
      return `Good. ${countSentence(leading, facts, couldBe)}`;
    case "watch":
    case "warning":
      return leading === null ? "" : countSentence(leading, facts, couldBe);
    case "contract":
      return contractSentence(standing);
    case "review":
      return "A person must decide. Nothing happens to this enrollment without notice.";
  }
}

function contractSentence({ contract }: Standing): string {
  if (contract?.state !== "running") return "An attendance contract is to be agreed.";
  return `${contract.attended} of ${contract.of} attended, ${contract.attend} needed. ${contract.missed} missed.`;
}

/** "2 missed days within 30 days, could be 4: 2 not recorded." */
function countSentence({ rule, reason }: Leading, facts: StandingFacts, couldBe: string | null): string {
  const countBy = facts.policy.countBy ?? "day";
  const words = (): string => {
    switch (rule.measure) {
      case "absences":
      case "lates":
      case "streak":
        return describeCount(rule, reason.value, countBy);
      case "rate":
        return `Attendance${kindsIn(rule)} ${reason.value}% ${describeWindow(rule.within, countBy)}`;
      case "weekMinutes":
        return `${formatMinutes(reason.value)} below the plan's minutes${weekOf(reason.from)}`;
      case "weekDays":
        return `${countOf(reason.value, "day")} below the plan's days${weekOf(reason.from)}`;
      case "daysSinceAttended":
        return `${countOf(reason.value, "day")} without attending`;
      case "daysSinceContact":
        return `${countOf(reason.value, "day")} without contact`;
    }
  };
  return `${words()}${couldBe === null ? "" : `, ${couldBe}`}.`;
}

function weekOf(from: LocalDate | null): string {
  return from === null ? "" : ` in the week of ${formatDateRange(localDate(from), localDate(weekEnd(from)))}`;
}

function couldBeOf(standing: Standing, facts: StandingFacts, { rule, reason }: Leading): string | null {
  if (reason.couldBe === reason.value) return null;
  const sessions = datesOf(facts);
  const kinds = "kinds" in rule ? rule.kinds : undefined;
  const countsDays = facts.policy.countBy !== "session";
  const open = new Set<string>();
  for (const { session, skipped } of standing.ledger) {
    const on = sessions.get(session);
    if (skipped !== "unmarked" || on === undefined) continue;
    if (kinds === undefined || kinds.includes(on.kind ?? "group")) open.add(countsDays ? on.date : session);
  }
  const amount = rule.measure === "weekMinutes" ? formatMinutes(reason.couldBe) : reason.couldBe;
  const percent = rule.measure === "rate" ? "%" : "";
  return `could be ${amount}${percent}: ${open.size} not recorded`;
}

function countedDays(facts: StandingFacts, { reason }: Leading): CountedDay[] {
  const sessions = datesOf(facts);
  const days = new Map<LocalDate, CountedDay>();
  for (const { session, until } of reason.counted) {
    const date = sessions.get(session)?.date;
    if (date === undefined || days.has(date)) continue;
    const words = dateWords(date, facts.today);
    days.set(date, {
      date,
      until,
      sentence: until === null ? words : `${words} until ${dateWords(until, facts.today)}`,
    });
  }
  return [...days.values()];
}

/** The sessions that someone might expect to count and that do not, by day, each with its reason once. */
function notCountedDays(standing: Standing, facts: StandingFacts, leading: Leading | null): NotCountedDay[] {
  const sessions = datesOf(facts);
  const counted = new Set(leading?.reason.counted.map(({ session }) => session));
  const days = new Map<string, NotCountedDay>();
  for (const line of standing.ledger) {
    const session = sessions.get(line.session);
    if (session === undefined || counted.has(line.session)) continue;
    const reason = reasonNotCounted(line, session);
    if (reason !== null) days.set(`${session.date} ${reason}`, { date: session.date, reason });
  }
  return [...days.values()];
}

function reasonNotCounted({ outcome, skipped }: LedgerLine, session: SessionOnRecord): string | null {
  switch (skipped) {
    case "cancelled":
      return session.status === "closed" ? "site closed" : "canceled by the clinic";
    case "inactive":
      return "on hold or outside the enrollment";
    case "waived":
      return "waived";
    case "make-up":
      return "a make-up";
    case "unmarked":
      return "not recorded";
    case "made-up":
      return "made up";
    case null:
      break;
  }
  switch (outcome) {
    case "excused":
      return "excused";
    case "late":
      return "late";
    case "left-early":
      return "left early";
    case "late-cancel":
      return "called off late";
    default:
      return null;
  }
}

function raiseSentence({ level, misses, on, until }: Raise, facts: StandingFacts): string {
  const unit = facts.policy.countBy ?? "day";
  if (misses === 0) return `Even if everything is attended: ${level} on ${dateWords(on, facts.today)}.`;
  if (misses > 1) {
    return `Missing the next ${misses} ${unitWord(misses, unit)}: ${level} on ${dateWords(on, facts.today)}.`;
  }
  return `One more missed ${unit}${until === null ? "" : ` on or before ${dateWords(until, facts.today)}`}: ${level}.`;
}

function ifAllAttendedSentence({ forecast }: Standing, { today }: StandingFacts): string | null {
  if (forecast.ifAllAttended.length === 0) return null;
  const changes = forecast.ifAllAttended.map(({ on, level }) => `${level} from ${dateWords(on, today)}`);
  return `If everything is attended: ${changes.join(", ")}.`;
}

function hoursSentence({ weekHours }: Standing): string {
  const { credited, required, coming, short } = weekHours;
  const client = short.client === 0 ? "" : `; short by ${formatMinutes(short.client)}`;
  const clinic = short.clinic === 0 ? "" : `; ${formatMinutes(short.clinic)} of it ours`;
  return `${formatMinutes(credited)} of ${formatMinutes(required)}, ${formatMinutes(coming)} still to come${client}${clinic}.`;
}
