import { formatDate, formatMinutes, formatMonthDay, formatTimeRange } from "../time/format";
import { addDays, type LocalDate } from "../time/local-date";
import type { LocalTime } from "../time/local-time";
import { explainOfferReason, windowClosedSentence } from "./explain-make-ups";
import { offerReasonOf } from "./settle-offer";

/** A seat that was offered or taken, with what came of it. */
export interface LedgerSeat {
  readonly key: string;
  readonly offerId: string | null;
  readonly state: "offered" | "accepted" | "declined" | "withdrawn" | "lapsed";
  readonly reason: string | null;
  readonly date: LocalDate;
  readonly startTime: LocalTime;
  readonly endTime: LocalTime;
  readonly isOff: boolean;
  readonly isOver: boolean;
  readonly hasBegun: boolean;
  readonly forDate: LocalDate;
  readonly mark: { readonly was: "attended" | "excused" | "missed"; readonly minutes: number } | null;
}

/** A missed day without a make-up. */
export interface LedgerMiss {
  readonly date: LocalDate;
}

export type LedgerState =
  | "offered"
  | "coming"
  | "open"
  | "attended"
  | "missed"
  | "unrecorded"
  | "off"
  | "declined"
  | "lapsed"
  | "withdrawn"
  | "closed";

export interface MakeUpLine {
  readonly key: string;
  readonly state: LedgerState;
  readonly offerId: string | null;
  readonly title: string;
  readonly detail: string;
}

const STANDS: readonly LedgerState[] = ["offered", "coming", "open"];

/**
 * Everything about a client's make-ups as one list: what is still to come first, then what came of the rest in order of
 * its day. `within`: so many days after a miss a make-up erases it; null: never, so no window closes.
 */
export function makeUpLedger(
  seats: readonly LedgerSeat[],
  misses: readonly LedgerMiss[],
  { today, within }: { readonly today: LocalDate; readonly within: number | null },
): MakeUpLine[] {
  const lines = [
    ...seats.map((seat) => ({ on: seat.date, line: lineOfSeat(seat, today) })),
    ...(within === null
      ? []
      : daysOf(misses).map((date) => ({ on: addDays(date, within), line: lineOfMiss(date, within, today) }))),
  ];
  const rank = ({ line }: (typeof lines)[number]) => (STANDS.includes(line.state) ? 0 : 1);
  return lines
    .sort((one, other) => rank(one) - rank(other) || (one.on < other.on ? -1 : one.on > other.on ? 1 : 0))
    .map(({ line }) => line);
}

function lineOfSeat(seat: LedgerSeat, today: LocalDate): MakeUpLine {
  const state = stateOf(seat);
  const title = `${formatDate(seat.date, today)}, ${formatTimeRange(seat.startTime, seat.endTime)}`;
  const forDay = `for ${formatDate(seat.forDate, today)}`;
  return {
    key: seat.key,
    offerId: seat.offerId,
    state,
    title,
    detail: `${wordsOf(seat, state)} ${forDay}${tail(seat, state)}`,
  };
}

function stateOf(seat: LedgerSeat): LedgerState {
  if (seat.state === "offered") return seat.hasBegun ? "lapsed" : "offered";
  if (seat.state !== "accepted") return seat.state;
  if (seat.isOff) return "off";
  if (seat.mark !== null) return seat.mark.was === "attended" ? "attended" : "missed";
  return seat.isOver ? "unrecorded" : "coming";
}

function wordsOf({ mark }: LedgerSeat, state: LedgerState): string {
  switch (state) {
    case "attended":
      return `${formatMinutes(mark?.minutes ?? 0)},`;
    case "offered":
      return "Offered, not answered yet,";
    case "coming":
      return "Taken,";
    case "missed":
      return "Missed,";
    case "unrecorded":
      return "Not recorded yet,";
    case "off":
      return "Canceled,";
    case "declined":
      return "Declined,";
    case "lapsed":
      return "Not answered in time,";
    default:
      return "Taken back,";
  }
}

function tail({ reason }: LedgerSeat, state: LedgerState): string {
  const why = state === "withdrawn" || state === "coming" ? offerReasonOf(reason) : null;
  return why === null || why === "staff" ? "" : `. ${explainOfferReason(why)}`;
}

function lineOfMiss(date: LocalDate, within: number, today: LocalDate): MakeUpLine {
  const lastDay = addDays(date, within);
  const key = `miss:${date}`;
  if (lastDay < today) {
    const title = `${formatMonthDay(date)} can no longer be made up`;
    return { key, offerId: null, state: "closed", title, detail: windowClosedSentence(date, within, today) };
  }
  const title = `${formatMonthDay(date)} can be made up`;
  return { key, offerId: null, state: "open", title, detail: `Until ${formatDate(lastDay, today)}.` };
}

function daysOf(misses: readonly LedgerMiss[]): LocalDate[] {
  return [...new Set(misses.map(({ date }) => date))].sort();
}
