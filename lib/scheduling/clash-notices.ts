import type { PairKind } from "@/lib/scheduling/find-clashes";
import { formatDate, formatTimeRange } from "@/lib/time/format";
import type { LocalDate } from "@/lib/time/local-date";
import { toLocal, type Instant, type Zone } from "@/lib/time/zone";

/** A clash with both its sides named. */
export interface ClashToTell {
  readonly kind: PairKind;
  readonly whoId: string;
  /** "Room B", "Priya Raman". */
  readonly who: string;
  /** The day of the planned session. */
  readonly date: LocalDate;
  readonly other: {
    readonly seriesId: string;
    readonly title: string;
    readonly startsAt: Instant;
    readonly endsAt: Instant;
  };
}

/** Clashes of one kind with one other series, as one thing to read and to decide about. */
export interface ClashNotice {
  readonly kind: PairKind;
  /** "Room B is taken on Wed, Dec 9" */
  readonly title: string;
  /** "Medication clinic, 8:30–10:00 AM, that day only." */
  readonly detail: string;
  readonly dates: readonly LocalDate[];
}

/**
 * Tells clashes in words, one notice for each series that stands in the way of somebody or something: who, which days
 * out of how many, and the other side. Earliest first.
 */
export function clashNotices(
  clashes: readonly ClashToTell[],
  place: { readonly zone: Zone; readonly today: LocalDate; readonly plannedCount: number },
): ClashNotice[] {
  const groups = new Map<string, ClashToTell[]>();
  for (const clash of clashes) {
    const { time } = toLocal(clash.other.startsAt, place.zone);
    const key = [clash.kind, clash.whoId, clash.other.seriesId, time].join(" ");
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [clash]);
    else group.push(clash);
  }
  return [...groups.values()]
    .map((group) => tell(group, place))
    .sort((a, b) => (a.dates[0]! < b.dates[0]! ? -1 : a.dates[0]! > b.dates[0]! ? 1 : 0));
}

function tell(
  group: readonly ClashToTell[],
  { zone, today, plannedCount }: Parameters<typeof clashNotices>[1],
): ClashNotice {
  const { kind, who, other } = group[0]!;
  const dates = [...new Set(group.map(({ date }) => date))].sort();
  const [first, last] = [dates[0]!, dates.at(-1)!];
  const when = dates.length === 1 ? `on ${formatDate(first, today)}` : `on ${dates.length} of ${plannedCount} dates`;
  const range = formatTimeRange(toLocal(other.startsAt, zone).time, toLocal(other.endsAt, zone).time);
  const span = dates.length === 1 ? "that day only" : `from ${formatDate(first, today)} to ${formatDate(last, today)}`;
  return { kind, title: `${subject(kind, who)} ${when}`, detail: `${other.title}, ${range}, ${span}.`, dates };
}

function subject(kind: PairKind, who: string): string {
  switch (kind) {
    case "room":
      return `${who} is taken`;
    case "facilitator":
      return `${who} leads another session`;
    case "client":
      return `${who} is in two places`;
  }
}
