import type { BookingClash } from "@/lib/scheduling/booking-clash";
import type { ClashKind } from "@/lib/scheduling/clash-rules";
import { formatDate, formatTimeRange } from "@/lib/time/format";
import type { LocalDate } from "@/lib/time/local-date";
import { toLocal, type Zone } from "@/lib/time/zone";

/** A clash with both its sides named, as far as it is told. `date`: the day of the planned session. */
export type ClashToTell = Omit<BookingClash, "key" | "stoodBefore"> & { readonly key?: string };

/** Clashes of one kind with one other series, as one thing to read and to decide about. */
export interface ClashNotice {
  /** The same as long as the same things stand in each other's way. */
  readonly id: string;
  readonly kind: ClashKind;
  /** "Room B is taken on Wed, Dec 9" */
  readonly title: string;
  /** "Medication clinic, 8:30–10:00 AM, that day only." */
  readonly detail: string;
  readonly dates: readonly LocalDate[];
}

export interface NoticePlace {
  readonly zone: Zone;
  readonly today: LocalDate;
  readonly plannedCount: number;
}

/**
 * Tells clashes in words, one notice for each series that stands in the way of somebody or something: who, which days
 * out of how many, and the other side. Where no other session stands in the way, one for each person, room or closure.
 * Earliest first.
 */
export function clashNotices(clashes: readonly ClashToTell[], place: NoticePlace): ClashNotice[] {
  const groups = new Map<string, ClashToTell[]>();
  for (const clash of clashes) {
    const id = noticeIdOf(clash, place.zone);
    const group = groups.get(id);
    if (group === undefined) groups.set(id, [clash]);
    else group.push(clash);
  }
  return [...groups]
    .map(([id, group]) => tell(id, group, place))
    .sort((a, b) => (a.dates[0]! < b.dates[0]! ? -1 : a.dates[0]! > b.dates[0]! ? 1 : 0));
}

/** Which notice a clash is told in. */
export function noticeIdOf({ kind, whoId, side, other }: ClashToTell, zone: Zone): string {
  const rival = other === null ? (side ?? "") : `${other.seriesId} ${toLocal(other.startsAt, zone).time}`;
  return [kind, whoId, rival].join(" ");
}

function tell(id: string, group: readonly ClashToTell[], { zone, today, plannedCount }: NoticePlace): ClashNotice {
  const [clash] = group as readonly [ClashToTell];
  const dates = [...new Set(group.map(({ date }) => date))].sort();
  const [first, last] = [dates[0]!, dates.at(-1)!];
  const when = dates.length === 1 ? `on ${formatDate(first, today)}` : `on ${dates.length} of ${plannedCount} dates`;
  const span = dates.length === 1 ? "that day only" : `from ${formatDate(first, today)} to ${formatDate(last, today)}`;
  const what = clash.other === null ? gravest(group) : sessionWords(clash.other, zone);
  return {
    id,
    kind: clash.kind,
    title: `${subject(clash)} ${when}`,
    detail: what === "" ? `${span.charAt(0).toUpperCase()}${span.slice(1)}.` : `${what}, ${span}.`,
    dates,
  };
}

function sessionWords({ title, startsAt, endsAt }: NonNullable<ClashToTell["other"]>, zone: Zone): string {
  return `${title}, ${formatTimeRange(toLocal(startsAt, zone).time, toLocal(endsAt, zone).time)}`;
}

/** Of "12 expected, 10 places" and "9 expected, …" the one with more. */
function gravest(group: readonly ClashToTell[]): string {
  const details = group.map(({ detail }) => detail ?? "");
  return details.reduce((worst, each) => (leading(each) > leading(worst) ? each : worst));
}

function leading(detail: string): number {
  return Number.parseInt(detail, 10) || 0;
}

function subject({ kind, who, side }: ClashToTell): string {
  switch (kind) {
    case "room":
      return `${who} is taken`;
    case "facilitator":
      return `${who} leads another session`;
    case "client":
      return `${who} is in two places`;
    case "capacity":
      return `${who} has too few places`;
    case "availability":
      return side === "staff" ? `${who} is away` : `${who} cannot come`;
    case "closure":
      return "The site is closed";
    case "credential":
      return `${who} lacks a credential`;
  }
}
