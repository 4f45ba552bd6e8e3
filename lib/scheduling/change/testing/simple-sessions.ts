import type { SeriesChange } from "@/lib/scheduling/change/series-change";
import type { Lead, Place, SessionField, SessionState } from "@/lib/scheduling/change/series-state";
import { meetsOn, ROOM_LINKS, type DaysSpec, type SeriesSetup } from "@/lib/scheduling/change/testing/random-series";
import type { DatedClosure } from "@/lib/scheduling/place-sessions";
import { addDays, daysBetween, type LocalDate } from "@/lib/time/local-date";
import type { LocalTime } from "@/lib/time/local-time";
import { toInstant, toLocal, type Zone } from "@/lib/time/zone";

/*
 * The clinic's rules H1 to H19 once more, as plainly as they are said: day by day, with mutable sessions, without rules
 * as text, without parts, and without a line of the planner. What it and the planner say of the same steps must agree.
 */

export interface SimpleSession extends Omit<SessionState, "id" | "startsAt" | "endsAt" | "own" | "hasHistory"> {
  /** Null until the planner's id for it is known. */
  id: string | null;
  startsAt: number;
  own: Record<SessionField, boolean>;
  hasHistory: boolean;
}
export type Mutable = { -readonly [Key in keyof SimpleSession]: SimpleSession[Key] };

/** What the series is on its regular days from one through another. */
export interface Stretch {
  from: LocalDate;
  through: LocalDate | null;
  days: DaysSpec;
  /** A day in a week, or month, in which it meets. */
  phase: LocalDate;
  /** Where its rule begins to count: the horizon of its rows is reckoned from there. */
  begins: LocalDate;
  /** Chosen days besides. */
  chosen: readonly LocalDate[];
  time: LocalTime;
  minutes: number;
  place: Place;
  lead: Lead;
}

/** A refusal of the rules: thrown, so that a step that is refused changes nothing. */
export class Refused extends Error {
  constructor(
    readonly reason: string,
    readonly date: LocalDate | null = null,
  ) {
    super(reason);
  }
}

export class SimpleSessions {
  sessions: Mutable[] = [];
  stretches: Stretch[] = [];
  /** Whether it ends after a number of sessions, and not on a day. */
  isCounted: boolean;
  leftOut = new Set<LocalDate>();
  rowsThrough: LocalDate;
  title = "Skills";
  closures: DatedClosure[] = [];
  now: number;
  readonly zone: Zone;

  constructor(setup: SeriesSetup, place: Place, lead: Lead) {
    this.zone = setup.zone;
    this.now = setup.now.getTime();
    this.isCounted = setup.end.kind === "after" && setup.days.kind !== "single";
    this.rowsThrough = addDays(setup.startDate, setup.rowDays);
    this.leftOut = new Set(setup.leftOut);
    const { startDate: from, startTime: time, durationMinutes: minutes, days, end } = setup;
    const stretch = { from, through: null, days, phase: from, begins: from, chosen: [], time, minutes, place, lead };
    this.stretches = [{ ...stretch, through: this.firstEnd(stretch, end) }];
    for (const date of this.meetings(stretch, from, this.rowsThrough))
      if ((this.last.through === null || date <= this.last.through) && !this.leftOut.has(date))
        this.sessions.push(this.make(this.last, date));
  }

  protected firstEnd(stretch: Stretch, end: SeriesSetup["end"]): LocalDate | null {
    if (stretch.days.kind === "single") return stretch.from;
    if (end.kind === "never") return null;
    const all = this.meetings(stretch, stretch.from, addDays(stretch.from, 2000));
    const due =
      end.kind === "after" ? all.slice(0, end.count) : all.filter((date) => date <= addDays(stretch.from, end.days));
    return due.findLast((date) => !this.leftOut.has(date))!;
  }

  get last(): Stretch {
    return this.stretches.at(-1)!;
  }

  get today(): LocalDate {
    return toLocal(new Date(this.now), this.zone).date;
  }

  /** The days on which a stretch meets by its days alone. */
  protected meetings(stretch: Stretch, from: LocalDate, through: LocalDate): LocalDate[] {
    const found: LocalDate[] = [];
    for (let date = from; date <= through; date = addDays(date, 1)) if (this.meets(stretch, date)) found.push(date);
    return found;
  }

  protected meets({ days, phase, chosen }: Stretch, date: LocalDate): boolean {
    return chosen.includes(date) || meetsOn(days, phase, date);
  }

  /** Whether the series meets on a day, as it is now. */
  protected isPlace(date: LocalDate): boolean {
    const stretch = this.stretchAt(date);
    const isWithin = date >= stretch.from && (stretch.through === null || date <= stretch.through);
    return isWithin && this.meets(stretch, date) && !this.leftOut.has(date);
  }

  protected stretchAt(date: LocalDate): Stretch {
    return this.stretches.findLast(({ from }) => from <= date) ?? this.stretches[0]!;
  }

  protected startOf(date: LocalDate, time: LocalTime): number {
    return toInstant(date, time, this.zone).getTime();
  }

  protected coverAt(startsAt: number): DatedClosure | undefined {
    const { date, time } = toLocal(new Date(startsAt), this.zone);
    return this.closures.find(
      (one) => one.date === date && (one.fromTime === null || time >= one.fromTime) && one.toTime === null,
    );
  }

  protected isPast(session: SimpleSession): boolean {
    return session.startsAt <= this.now;
  }

  protected carried(place: Place): Place {
    return { ...place, joinLink: place.joinLink ?? ROOM_LINKS[place.roomId ?? ""] ?? null };
  }

  protected find(id: string): Mutable {
    const found = this.sessions.find((session) => session.id === id);
    if (!found) throw new Refused("unknown_session");
    return found;
  }

  protected make(stretch: Stretch, date: LocalDate): Mutable {
    const startsAt = this.startOf(date, stretch.time);
    const at = toLocal(new Date(startsAt), this.zone);
    return {
      ...{ id: null, origin: "pattern", date: at.date, startTime: at.time, startsAt },
      ...{ durationMinutes: stretch.minutes, regularDate: date, regularTime: stretch.time },
      own: { time: false, length: false, place: false, lead: false },
      ...{ place: this.carried(stretch.place), lead: stretch.lead, title: this.title, capacity: 10 },
      ...{ status: this.coverAt(startsAt) ? "closed" : "scheduled", cancelReason: null, sequence: 0 },
      ...{ isHeldAnyway: false, hasMarks: false, hasHistory: false },
    };
  }

  protected put(session: Mutable, startsAt: number): void {
    const { date, time } = toLocal(new Date(startsAt), this.zone);
    Object.assign(session, { startsAt, date, startTime: time });
    const isCovered = this.coverAt(startsAt) !== undefined;
    session.isHeldAnyway &&= isCovered;
    if (session.status !== "cancelled") session.status = isCovered && !session.isHeldAnyway ? "closed" : "scheduled";
  }

  protected refuseTaken(startsAt: number, but: SimpleSession | null): void {
    const other = this.sessions.find((one) => one !== but && one.status !== "cancelled" && one.startsAt === startsAt);
    if (other) throw new Refused("duplicate", other.date);
  }

  protected mark(session: Mutable): void {
    if (session.status !== "scheduled") return;
    session.hasMarks = true;
    session.hasHistory = true;
  }

  /** H10 */
  protected settle(): void {
    for (const session of this.sessions) {
      if (session.isHeldAnyway || session.hasMarks || session.status === "cancelled") continue;
      session.status = this.coverAt(session.startsAt) ? "closed" : "scheduled";
    }
  }
  /** H4, H13 */
  protected changeOne({ sessionId, wanted }: Extract<SeriesChange, { readonly kind: "change-one" }>): void {
    const session = this.find(sessionId);
    if (session.hasMarks) throw new Refused("has_attendance");
    if (session.status === "cancelled") throw new Refused("is_cancelled");
    const startsAt = this.startOf(wanted.date ?? session.date, wanted.startTime ?? session.startTime);
    const isMoved = startsAt !== session.startsAt;
    if (isMoved) {
      const { date } = toLocal(new Date(startsAt), this.zone);
      const ahead = daysBetween(this.today, date);
      if (date !== session.date && ahead < -366) throw new Refused("too_long_ago");
      if (date !== session.date && ahead > 732) throw new Refused("too_far_ahead");
      this.refuseTaken(startsAt, session);
      const isHeldHere = session.isHeldAnyway && date === session.date;
      if (this.coverAt(startsAt) && !isHeldHere) throw new Refused("closed_day", date);
    }
    const place = wanted.place === undefined ? session.place : this.carried(wanted.place);
    const lead = wanted.lead ?? session.lead;
    const minutes = wanted.durationMinutes ?? session.durationMinutes;
    const newPlace = JSON.stringify(place) !== JSON.stringify(this.carried(session.place));
    const newLead = JSON.stringify(lead) !== JSON.stringify(session.lead);
    const newLength = minutes !== session.durationMinutes;
    if (!isMoved && !newPlace && !newLead && !newLength) return;
    if (session.status === "closed" && !isMoved) throw new Refused("is_closed");
    if (newPlace) Object.assign(session, { place, own: { ...session.own, place: true } });
    if (newLead) Object.assign(session, { lead, own: { ...session.own, lead: true } });
    if (newLength) Object.assign(session, { durationMinutes: minutes, own: { ...session.own, length: true } });
    if (!isMoved) return;
    this.put(session, startsAt);
    if (session.origin === "added")
      Object.assign(session, { regularDate: session.date, regularTime: session.startTime });
    else
      session.own.time =
        startsAt !== this.startOf(session.regularDate, session.regularTime) || !this.isPlace(session.regularDate);
  }

  /** H9, H10, H13 */
  protected restore(session: Mutable): void {
    if (session.hasMarks) throw new Refused("has_attendance");
    if (session.status !== "cancelled") throw new Refused("not_cancelled");
    const startsAt = this.startOf(session.regularDate, session.regularTime);
    this.refuseTaken(startsAt, session);
    const series = this.stretchAt(session.regularDate);
    Object.assign(session, { status: "scheduled", cancelReason: null, isHeldAnyway: false });
    session.own.time = false;
    if (!session.own.length) session.durationMinutes = series.minutes;
    if (!session.own.place) session.place = this.carried(series.place);
    if (!session.own.lead) session.lead = series.lead;
    this.put(session, startsAt);
  }

  protected hold(change: Extract<SeriesChange, { readonly kind: "hold-anyway" }>): void {
    const session = this.find(change.sessionId);
    if (session.hasMarks) throw new Refused("has_attendance");
    if (session.status === "cancelled") throw new Refused("is_cancelled");
    if (change.isHeld && session.status === "scheduled" && !session.isHeldAnyway) throw new Refused("not_closed");
    session.isHeldAnyway = change.isHeld;
    session.status = !change.isHeld && this.coverAt(session.startsAt) ? "closed" : "scheduled";
    if (change.place === null) return;
    const place = this.carried(change.place);
    if (JSON.stringify(place) !== JSON.stringify(session.place)) Object.assign(session.own, { place: true });
    session.place = place;
  }

  /** H13, H14 */
  protected addOne(change: Extract<SeriesChange, { readonly kind: "add-one" }>): void {
    const startsAt = this.startOf(change.date, change.startTime);
    this.refuseTaken(startsAt, null);
    const { date, time } = toLocal(new Date(startsAt), this.zone);
    if (this.coverAt(startsAt)) throw new Refused("closed_day", date);
    const made = this.make({ ...this.stretchAt(date), time }, date);
    const { durationMinutes, place, lead } = change;
    const own = { time: false, length: !!durationMinutes, place: !!place, lead: !!lead };
    Object.assign(made, { origin: "added", own });
    if (durationMinutes) made.durationMinutes = durationMinutes;
    if (place) made.place = this.carried(place);
    if (lead) made.lead = lead;
    this.sessions.push(made);
  }
}

export function copyOf(session: SimpleSession): Mutable {
  return { ...session, own: { ...session.own } };
}
