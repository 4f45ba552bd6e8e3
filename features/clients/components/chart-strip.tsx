import type { CSSProperties } from "react";
import { BarStrip, type StripBar, type StripPanel } from "@/components/bar-strip";
import { Card, CardHeader } from "@/components/card";
import { EmptyState } from "@/components/empty-state";
import type { IconName } from "@/components/icon-names";
import { Legend } from "@/components/legend";
import { STRIP_WEEKS, type Overview } from "@/features/clients/queries/overview";
import { weekdayShort } from "@/lib/enrollment/weekday-words";
import type { DayLook, StripDay } from "@/lib/roster/attendance-strip";
import { formatMinutes, formatMonthDay } from "@/lib/time/format";
import { startOfWeek, weekdayIndex, weekdayOf, type LocalDate } from "@/lib/time/local-date";

interface Look {
  readonly word: string;
  readonly bar: StripBar["look"];
  readonly icon?: IconName;
  readonly iconClass?: string;
}

const LOOKS: Record<DayLook, Look> = {
  none: { word: "nothing planned", bar: "plain" },
  present: { word: "present", bar: "plain" },
  late: { word: "late", bar: "warn", icon: "m-late", iconClass: "is-late" },
  left_early: { word: "left early", bar: "warn", icon: "m-early", iconClass: "is-early" },
  missed: { word: "missed", bar: "bad", icon: "m-missed", iconClass: "is-missed" },
  excused: { word: "excused", bar: "cool", icon: "m-excused", iconClass: "is-excused" },
  unrecorded: { word: "not recorded", bar: "open", icon: "m-unrec", iconClass: "is-unrec" },
  off: { word: "program closed", bar: "hatch", icon: "m-closed", iconClass: "is-closed" },
  now: { word: "in progress", bar: "open" },
  coming: { word: "to come", bar: "open" },
};

/** "Not recorded" is only explained where it is to be seen. */
const LEGEND = ["late", "left_early", "missed", "excused", "off", "unrecorded"] as const;
const SATURDAY = 5;

/** Eight weeks as small panels of bars: what was planned, what was attended, and a shape under every day that was not plain. */
export function ChartStrip({ strip, today }: { strip: Overview["strip"]; today: LocalDate }) {
  const days = strip.flatMap((week) => week.days);
  const max = Math.max(60, ...days.map(({ scheduled, credited }) => Math.max(scheduled, credited)));
  // Weekends are drawn where anybody works on them.
  const shown = days.some(({ date, look }) => weekdayIndex(date) >= SATURDAY && look !== "none") ? 7 : SATURDAY;
  const panels = strip.map((week): StripPanel => {
    const own = week.days.slice(0, shown);
    const total = [formatMinutes(week.credited), `of ${formatMinutes(week.required)}`];
    const told = own.filter(({ look }) => look !== "none").map(dayWords);
    return {
      key: week.monday,
      label: `Week of ${formatMonthDay(week.monday)}: ${[...told, ""].join("; ")}${total.join(" ")}.`,
      eyebrow: week.phase ?? undefined,
      current: week.monday === startOfWeek(today),
      bars: own.map(barOf),
      title: formatMonthDay(week.monday),
      lines: total,
    };
  });
  return (
    <Card labelledBy="strip-h">
      <CardHeader id="strip-h" title={`Attendance, last ${STRIP_WEEKS} weeks`}>
        <Legend
          items={[
            { label: "Attended", swatch: "done" },
            { label: "Scheduled", swatch: "outline" },
            ...LEGEND.filter((look) => look !== "unrecorded" || days.some((day) => day.look === look)).map((look) => ({
              label: LOOKS[look].word.slice(0, 1).toUpperCase() + LOOKS[look].word.slice(1),
              icon: LOOKS[look].icon,
              className: LOOKS[look].iconClass,
            })),
          ]}
        />
      </CardHeader>
      {panels.length === 0 ? (
        <EmptyState title="No weeks yet." />
      ) : (
        <div
          className={panels.length < STRIP_WEEKS ? "cst cst--few" : "cst"}
          style={{ "--cst-n": panels.length } as CSSProperties}
        >
          <BarStrip label={`Attendance, last ${STRIP_WEEKS} weeks`} panels={panels} max={max} />
        </div>
      )}
    </Card>
  );
}

function barOf(day: StripDay): StripBar {
  const look = LOOKS[day.look];
  return {
    key: day.date,
    short: weekdayShort(weekdayOf(day.date)).slice(0, 1),
    expected: day.scheduled,
    actual: day.credited,
    look: look.bar,
    icon: look.icon,
    iconClass: look.iconClass,
    title: day.look === "none" ? undefined : dayWords(day),
  };
}

/** "Wed missed, 0 min of 3 h"; a day that went as planned is only "Wed present". */
function dayWords({ date, look, scheduled, credited }: StripDay): string {
  const said = `${weekdayShort(weekdayOf(date))} ${LOOKS[look].word}`;
  return ["present", "off", "coming", "none"].includes(look)
    ? said
    : `${said}, ${formatMinutes(credited)} of ${formatMinutes(scheduled)}`;
}
