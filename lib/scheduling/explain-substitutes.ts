import { formatDateRange, formatMinutes, formatTimeRange } from "@/lib/time/format";
import { toLocal, type Zone } from "@/lib/time/zone";
import type { AgainstPick, GoodPick } from "./substitutes";

/** Why somebody is no good pick, to stand after the name: "leads CBT skills 10:00–11:00 AM". */
export function explainAgainst(against: AgainstPick, zone: Zone): string {
  switch (against.reason) {
    case "leads": {
      const [start, end] = [toLocal(against.startsAt, zone).time, toLocal(against.endsAt, zone).time];
      return `leads ${against.title} ${formatTimeRange(start, end)}`;
    }
    case "away":
      // The year goes without saying beside a dated session.
      return `away ${formatDateRange(against.from, against.through).replace(/, \d{4}$/, "")}`;
    case "no_credential":
      return `does not hold ${against.credential}`;
    case "declined":
      return "said no";
  }
}

/** What speaks for somebody, shortest first: "led this series before", "knows 8 of 10", "2 h that day". */
export function explainFor(pick: GoodPick, expected: number): string[] {
  return [
    ...(pick.isCoFacilitator ? ["co-leads it already"] : []),
    ...(pick.ledSeries ? ["led this series before"] : []),
    ...(pick.knows > 0 ? [`knows ${pick.knows} of ${expected}`] : []),
    ...(pick.leadsTrack && !pick.ledSeries ? ["leads in this track"] : []),
    !pick.leads && !pick.isCoFacilitator
      ? "leads no sessions so far"
      : pick.minutesThatDay === 0
        ? "nothing else that day"
        : `${formatMinutes(pick.minutesThatDay)} that day`,
  ];
}
