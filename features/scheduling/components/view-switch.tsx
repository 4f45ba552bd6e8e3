"use client";

import { SegmentedLinks } from "@/components/segmented";
import { SCHEDULE_VIEWS, type ScheduleView } from "@/lib/scheduling/week-address";
import { useIsNarrow } from "./use-is-narrow";

const NAMES: Record<ScheduleView, string> = { day: "Day", week: "Week", month: "Month", list: "List" };

export interface ViewSwitchProps {
  /** What the address asks for; null: what fits the window. */
  view: ScheduleView | null;
  isPhone: boolean;
  hrefs: Readonly<Record<ScheduleView, string>>;
}

/** Day, week, month or list, in the address. While the address says none, the one that is shown is current. */
export function ViewSwitch({ view, isPhone, hrefs }: ViewSwitchProps) {
  const isNarrow = useIsNarrow(isPhone);
  const shown = view ?? (isNarrow ? "list" : "week");
  return (
    <SegmentedLinks
      label="View"
      items={SCHEDULE_VIEWS.map((each) => ({ href: hrefs[each], label: NAMES[each], current: each === shown }))}
    />
  );
}
