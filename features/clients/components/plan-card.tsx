import { ButtonLink } from "@/components/button";
import { Card, CardHeader } from "@/components/card";
import { DefinitionList } from "@/components/definition-list";
import { EmptyState } from "@/components/empty-state";
import { Timeline } from "@/components/timeline";
import { phaseItems } from "@/features/clients/components/phase-items";
import type { ActorChart } from "@/features/clients/queries/actor-chart";
import type { ChartEnrollment } from "@/features/clients/queries/chart";
import type { ComingSession } from "@/features/clients/queries/overview";
import { whenOf } from "@/features/enrollment/queries/joinable-series";
import { weekdayList } from "@/lib/enrollment/weekday-words";
import { formatTimeRange } from "@/lib/time/format";
import { daysBetween, startOfWeek, weekdayOf, type LocalDate } from "@/lib/time/local-date";
import { weekdaysOf } from "@/lib/time/weekday-set";
import "@/features/clients/components/clients.css";

/** The plan in short: how far along, its phases, and when in the week. */
export function PlanCard({ chart, coming }: { chart: ActorChart; coming: readonly ComingSession[] }) {
  const { current, client, today, may } = chart;
  return (
    <Card pad labelledBy="plan-h">
      <CardHeader id="plan-h" title="Plan">
        {may.enroll && current && current.place !== "left" ? (
          <ButtonLink size="xs" href={`/clients/${client.id}/phase`}>
            Revise
          </ButtonLink>
        ) : null}
      </CardHeader>
      {current === null ? (
        <EmptyState title="Not enrolled." />
      ) : (
        <>
          <p className="plan-s">{weekSentence(current, today)}</p>
          <Timeline items={phaseItems(current, today)} />
          <DefinitionList className="plan-kv" items={weekItems(current, coming)} />
        </>
      )}
    </Card>
  );
}

/** "Adult IOP, Morning track. Week 8 of about 12." */
function weekSentence(enrollment: ChartEnrollment, today: LocalDate): string {
  const { startDate, endDate, expectedEndDate, expectedWeeks, place } = enrollment;
  const track = enrollment.phase ? `, ${enrollment.phase.track} track` : "";
  if (place !== "in_program" && place !== "on_hold") return `${enrollment.program}${track}.`;
  const week = weeksFrom(startDate, endDate !== null && endDate < today ? endDate : today);
  const weeks = expectedEndDate === null ? expectedWeeks : weeksFrom(startDate, expectedEndDate);
  return `${enrollment.program}${track}. Week ${week} of about ${Math.max(week, weeks)}.`;
}

/** Calendar weeks that somebody has been here for, this one included. */
function weeksFrom(start: LocalDate, day: LocalDate): number {
  return Math.max(1, daysBetween(startOfWeek(start), startOfWeek(day)) / 7 + 1);
}

function weekItems(enrollment: ChartEnrollment, coming: readonly ComingSession[]) {
  const { phase } = enrollment;
  const items = [];
  if (phase) {
    const weekdays = weekdaysOf(phase.weekdays);
    const groups = coming.filter(({ kind, date }) => kind === "group" && weekdays.includes(weekdayOf(date)));
    const span = groups.length === 0 ? "" : `, ${spanOf(groups)}`;
    items.push({ term: "Days now", description: `${weekdayList(weekdays)}${span}` });
  }
  for (const [kind, term] of [
    ["individual", "Individual"],
    ["family", "Family"],
  ] as const) {
    const asked = phase?.requiredKinds.find((each) => each.kind === kind);
    const when = whenOf(coming.filter((session) => session.kind === kind && session.status === "scheduled"));
    if (!asked && when === null) continue;
    const often = asked ? oftenWords(asked) : null;
    items.push({ term, description: [often, when ?? "none planned"].filter(Boolean).join(", ") });
  }
  return items;
}

/** From the earliest start to the latest end of the usual day. */
function spanOf(groups: readonly ComingSession[]): string {
  const starts = groups.map(({ startTime }) => startTime).sort();
  const ends = groups.map(({ endTime }) => endTime).sort();
  return formatTimeRange(starts[0]!, ends.at(-1)!);
}

/** "Weekly", "Every 2 weeks", "3 in 2 weeks". */
export function oftenWords({ sessions, weeks }: { sessions: number; weeks: number }): string {
  if (sessions === 1) return weeks === 1 ? "Weekly" : `Every ${weeks} weeks`;
  return weeks === 1 ? `${sessions} a week` : `${sessions} in ${weeks} weeks`;
}
