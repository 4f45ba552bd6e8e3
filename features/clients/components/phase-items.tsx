import type { TimelineItem } from "@/components/timeline";
import type { ChartEnrollment } from "@/features/clients/queries/chart";
import { formatMinutes, formatMonthDay } from "@/lib/time/format";
import type { LocalDate } from "@/lib/time/local-date";

/** The phases of a plan for the timeline: behind, here, ahead. */
export function phaseItems(enrollment: ChartEnrollment, today: LocalDate): TimelineItem[] {
  const { phases, endDate } = enrollment;
  const tracks = new Set(phases.map(({ track }) => track));
  return phases
    .filter(({ from }) => endDate === null || from <= endDate)
    .map((phase, nth) => {
      const through = endDate !== null && (phase.through === null || endDate < phase.through) ? endDate : phase.through;
      const isOver = through !== null && through < today;
      return {
        key: phase.id,
        state: isOver ? "done" : phase.from <= today ? "on" : "next",
        title: `Phase ${nth + 1}`,
        children: (
          <>
            <span>
              {phase.daysPerWeek === 1 ? "1 day" : `${phase.daysPerWeek} days`}, {formatMinutes(phase.minutesPerWeek)}
              {tracks.size > 1 ? `, ${phase.track}` : ""}
            </span>
            <small>
              {through === null
                ? `from ${formatMonthDay(phase.from)}`
                : `${formatMonthDay(phase.from)}–${formatMonthDay(through)}`}
            </small>
          </>
        ),
      };
    });
}
