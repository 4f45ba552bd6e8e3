import type { ClashKind, ClashRule } from "@/lib/scheduling/clash-rules";
import { formatWayOut, type OfferedWayOut, type WayOut } from "@/lib/scheduling/ways-out";
import { formatDate, formatTime } from "@/lib/time/format";
import type { LocalDate } from "@/lib/time/local-date";
import type { LocalTime } from "@/lib/time/local-time";

/** What was found for the clashes of one notice. */
export interface WaysFound {
  readonly kind: ClashKind;
  readonly rule: ClashRule;
  /** Who or what is wanted twice: "Room B". */
  readonly who: string;
  readonly dates: readonly LocalDate[];
  /** How many sessions are planned in all. */
  readonly plannedCount: number;
  readonly today: LocalDate;
  /** Another room that is free each time, as good as the one that was asked for. */
  readonly room: { readonly id: string; readonly name: string; readonly seats: number | null } | null;
  /** A start at which everybody and the room are free on each of the days. */
  readonly startTime: LocalTime | null;
  /** Whether the days may be left out, and where the plan then ends; a plan that runs on ends nowhere. */
  readonly skip: { readonly endsOn: LocalDate | null } | null;
}

const MOST = 3;
/** More of the plan than this is not skipped without anybody asking for it. */
const SKIPPED_UNASKED = 0.25;

/**
 * At most three ways out of what one notice tells, the first of them picked: another room, leaving the days out, another
 * time, and, where the clinic only warns, booking it as it is. Picked is what changes least for everybody: the room;
 * leaving out few days; else, where the clinic only warns, nothing. None at all when there is nothing to choose.
 */
export function offerWaysOut(found: WaysFound): OfferedWayOut[] {
  const { dates, room, startTime, skip, rule } = found;
  const isFew = dates.length <= Math.max(1, found.plannedCount * SKIPPED_UNASKED);
  const place =
    room === null ? [] : [offer({ way: "place", roomId: room.id, dates }, placeLabel(found), seatsNote(room))];
  const leave = skip === null ? [] : [offer({ way: "skip", dates }, skipLabel(found, skip.endsOn), null)];
  const time =
    startTime === null ? [] : [offer({ way: "time", startTime, dates }, timeLabel(found, startTime), "all are free")];
  const ways = [...place, ...(isFew ? [...leave, ...time] : [...time, ...leave])];
  if (rule !== "warn") return pick(ways.slice(0, MOST), 0);
  if (ways.length === 0) return [];
  const offered = [...ways.slice(0, MOST - 1), offer({ way: "anyway", dates }, anywayLabel(found), null)];
  return pick(offered, place.length > 0 || (isFew && leave.length > 0) ? 0 : offered.length - 1);
}

function offer(way: WayOut, label: string, note: string | null): Omit<OfferedWayOut, "isPicked"> {
  return { value: formatWayOut(way), way: way.way, label, note };
}

function pick(ways: readonly Omit<OfferedWayOut, "isPicked">[], picked: number): OfferedWayOut[] {
  return ways.map((way, index) => ({ ...way, isPicked: index === picked }));
}

function placeLabel({ room, dates }: WaysFound): string {
  return `Use ${room?.name ?? ""} ${onThese(dates)}`;
}

function seatsNote({ seats }: NonNullable<WaysFound["room"]>): string {
  return seats === null ? "free" : `free, seats ${seats}`;
}

function skipLabel({ dates, today }: WaysFound, endsOn: LocalDate | null): string {
  const what = dates.length === 1 ? "Skip it" : `Skip these ${dates.length}`;
  return endsOn === null ? what : `${what}, end on ${formatDate(endsOn, today)}`;
}

function timeLabel({ dates }: WaysFound, startTime: LocalTime): string {
  return `Start at ${formatTime(startTime)} ${onThese(dates)}`;
}

function anywayLabel({ kind, who }: WaysFound): string {
  if (kind === "closure") return "Leave it closed";
  return kind === "room" || kind === "facilitator" ? `Book ${who} anyway` : "Book it anyway";
}

function onThese(dates: readonly LocalDate[]): string {
  return dates.length === 1 ? "that day" : `on these ${dates.length} dates`;
}
