import type { DayException, SeriesChange } from "@/lib/scheduling/change/series-change";
import type { Lead, Place, SessionField, SessionState } from "@/lib/scheduling/change/series-state";
import type { RandomStep } from "@/lib/scheduling/change/testing/random-changes";
import { meetsOn, ROOM_LINKS, type DaysSpec, type SeriesSetup } from "@/lib/scheduling/change/testing/random-series";
import type { DatedClosure } from "@/lib/scheduling/place-sessions";
import { addDays, addMonths, daysBetween, type LocalDate } from "@/lib/time/local-date";
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
type Mutable = { -readonly [Key in keyof SimpleSession]: SimpleSession[Key] };

/** What the series is on its regular days from one through another. */
interface Stretch {
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

export class SimpleSeries {
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

  private firstEnd(stretch: Stretch, end: SeriesSetup["end"]): LocalDate | null {
    if (stretch.days.kind === "single") return stretch.from;
    if (end.kind === "never") return null;
    const all = this.meetings(stretch, stretch.from, addDays(stretch.from, 2000));
    const due =
      end.kind === "after" ? all.slice(0, end.count) : all.filter((date) => date <= addDays(stretch.from, end.days));
    return due.findLast((date) => !this.leftOut.has(date))!;
  }

  // ---- what there is

  get last(): Stretch {
    return this.stretches.at(-1)!;
  }

  get today(): LocalDate {
    return toLocal(new Date(this.now), this.zone).date;
  }

  /** The days on which a stretch meets by its days alone. */
  private meetings(stretch: Stretch, from: LocalDate, through: LocalDate): LocalDate[] {
    const found: LocalDate[] = [];
    for (let date = from; date <= through; date = addDays(date, 1)) if (this.meets(stretch, date)) found.push(date);
    return found;
  }

  private meets({ days, phase, chosen }: Stretch, date: LocalDate): boolean {
    return chosen.includes(date) || meetsOn(days, phase, date);
  }

  private stretchAt(date: LocalDate): Stretch {
    return this.stretches.findLast(({ from }) => from <= date) ?? this.stretches[0]!;
  }

  private startOf(date: LocalDate, time: LocalTime): number {
    return toInstant(date, time, this.zone).getTime();
  }

  private coverAt(startsAt: number): DatedClosure | undefined {
    const { date, time } = toLocal(new Date(startsAt), this.zone);
    return this.closures.find(
      (one) => one.date === date && (one.fromTime === null || time >= one.fromTime) && one.toTime === null,
    );
  }

  private isPast(session: SimpleSession): boolean {
    return session.startsAt <= this.now;
  }

  private carried(place: Place): Place {
    return { ...place, joinLink: place.joinLink ?? ROOM_LINKS[place.roomId ?? ""] ?? null };
  }

  private find(id: string): Mutable {
    const found = this.sessions.find((session) => session.id === id);
    if (!found) throw new Refused("unknown_session");
    return found;
  }

  private make(stretch: Stretch, date: LocalDate): Mutable {
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

  private put(session: Mutable, startsAt: number): void {
    const { date, time } = toLocal(new Date(startsAt), this.zone);
    Object.assign(session, { startsAt, date, startTime: time });
    const isCovered = this.coverAt(startsAt) !== undefined;
    session.isHeldAnyway &&= isCovered;
    if (session.status !== "cancelled") session.status = isCovered && !session.isHeldAnyway ? "closed" : "scheduled";
  }

  private refuseTaken(startsAt: number, but: SimpleSession | null): void {
    const other = this.sessions.find((one) => one !== but && one.status !== "cancelled" && one.startsAt === startsAt);
    if (other) throw new Refused("duplicate", other.date);
  }

  // ---- steps

  /** Takes a step, or throws `Refused` and is as it was. */
  take(step: RandomStep): void {
    const before = new Map(this.sessions.map((session) => [session, copyOf(session)]));
    const kept = {
      ...this,
      sessions: [...before.values()],
      stretches: this.stretches.map((one) => ({ ...one })),
      leftOut: new Set(this.leftOut),
      closures: [...this.closures],
    };
    try {
      this.act(step);
      this.refuseTwins();
      for (const session of this.sessions) this.count(session, before.get(session));
    } catch (error) {
      Object.assign(this, kept);
      throw error;
    }
  }

  private refuseTwins(): void {
    const active = this.sessions.filter(({ status }) => status !== "cancelled").sort((a, b) => a.startsAt - b.startsAt);
    const twin = active.find((session, i) => active[i - 1]?.startsAt === session.startsAt);
    if (twin) throw new Refused("duplicate", twin.date);
  }

  /** H18. */
  private count(session: Mutable, before: SimpleSession | undefined): void {
    if (before === undefined) return;
    const told = ({ startsAt, durationMinutes, place, status }: SimpleSession) =>
      JSON.stringify([startsAt, durationMinutes, place.roomId, place.modality, place.joinLink, status]);
    if (told(session) !== told(before)) session.sequence = before.sequence + 1;
  }

  private act(step: RandomStep): void {
    switch (step.kind) {
      case "none":
        return;
      case "pass":
        this.now = step.now.getTime();
        return;
      case "mark":
        return this.mark(this.find(step.sessionId));
      case "clear":
        this.find(step.sessionId).hasMarks = false;
        return this.settle();
      case "close":
        this.closures.push(step.closure);
        return this.settle();
      case "reopen":
        this.closures = this.closures.filter(({ id }) => id !== step.closureId);
        return this.settle();
      case "change":
        return this.change(step.change, step.days);
    }
  }

  private mark(session: Mutable): void {
    if (session.status !== "scheduled") return;
    session.hasMarks = true;
    session.hasHistory = true;
  }

  /** H10 */
  private settle(): void {
    for (const session of this.sessions) {
      if (session.isHeldAnyway || session.hasMarks || session.status === "cancelled") continue;
      session.status = this.coverAt(session.startsAt) ? "closed" : "scheduled";
    }
  }

  private change(change: SeriesChange, days: DaysSpec | null): void {
    switch (change.kind) {
      case "change-one":
        return this.changeOne(change);
      case "cancel-one": {
        const session = this.find(change.sessionId);
        if (session.status === "cancelled") return;
        if (session.hasMarks) throw new Refused("has_attendance");
        Object.assign(session, { status: "cancelled", cancelReason: change.reason });
        return;
      }
      case "restore-one":
        return this.restore(this.find(change.sessionId));
      case "hold-anyway":
        return this.hold(change);
      case "add-one":
        return this.addOne(change);
      case "end-on":
        return this.endOn(change.lastDay, change.exceptions);
      case "change-series":
        return this.changeSeries(change, days);
    }
  }

  /** H4, H13 */
  private changeOne({ sessionId, wanted }: Extract<SeriesChange, { readonly kind: "change-one" }>): void {
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
    else session.own.time = startsAt !== this.startOf(session.regularDate, session.regularTime);
  }

  /** H9, H10, H13 */
  private restore(session: Mutable): void {
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

  private hold(change: Extract<SeriesChange, { readonly kind: "hold-anyway" }>): void {
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
  private addOne(change: Extract<SeriesChange, { readonly kind: "add-one" }>): void {
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

  /** H9, H11, H12 */
  private endOn(lastDay: LocalDate | null, ways: readonly DayException[]): void {
    const end = this.last.through;
    if (lastDay !== null && lastDay < this.today) {
      if (lastDay === end) return;
      throw new Refused("ends_in_past");
    }
    for (const session of this.sessions.filter(({ date }) => lastDay !== null && date > lastDay)) {
      if (session.hasMarks || session.status === "cancelled") continue;
      this.letGo(session);
      const { origin, regularDate } = session;
      const isInside = this.stretches.some(({ from }) => from <= regularDate) && regularDate <= lastDay!;
      if (!session.hasHistory && origin === "pattern" && isInside) this.leftOut.add(regularDate);
    }
    if (lastDay === end) return;
    const isLater = end !== null && (lastDay === null || lastDay > end);
    if (isLater) this.goOn(end, lastDay);
    else this.cut(lastDay!);
    this.makeRows(end, ways);
  }

  private cut(lastDay: LocalDate): void {
    const [first, ...others] = this.stretches;
    this.stretches = [first!, ...others.filter(({ from }) => from <= lastDay)];
    this.last.through = lastDay;
    this.isCounted = false;
  }

  private goOn(end: LocalDate, lastDay: LocalDate | null): void {
    if (this.last.days.kind === "single") return;
    const isBegun = this.startOf(this.today, this.last.time) <= this.now;
    const soonest = isBegun ? addDays(this.today, 1) : this.today;
    const next = addDays(end, 1);
    const isEmpty = this.last.from > end;
    if (soonest > next && !isEmpty) {
      if (lastDay !== null && lastDay < soonest) return;
      this.stretches.push({ ...this.last, from: soonest });
    } else if (isEmpty && soonest > this.last.from) this.last.from = soonest;
    this.last.through = lastDay;
    this.isCounted = false;
  }

  private makeRows(oldEnd: LocalDate | null, ways: readonly DayException[]): void {
    const from = addDays(oldEnd !== null && oldEnd < this.rowsThrough ? oldEnd : this.rowsThrough, 1);
    this.moveHorizon();
    for (const date of this.meetings(this.last, from > this.last.from ? from : this.last.from, this.rowsThrough)) {
      if (this.last.through !== null && date > this.last.through) break;
      const startsAt = this.startOf(date, this.last.time);
      const isHeld = this.sessions.some((one) => one.origin === "pattern" && one.regularDate === date);
      const isTaken = this.sessions.some((one) => one.status !== "cancelled" && one.startsAt === startsAt);
      if (startsAt <= this.now || isHeld || this.leftOut.has(date)) continue;
      if (isTaken) this.leftOut.add(date);
      else this.makeNew(this.last, date, ways);
    }
  }

  /** As when a series is made: 26 weeks, and to the end where that is within another half year. */
  private moveHorizon(): void {
    const { through, begins } = this.last;
    if (through !== null && through <= this.rowsThrough) return;
    const horizon = addDays(begins > this.today ? begins : this.today, 182);
    const isNear = through !== null && through > horizon && through <= addDays(horizon, 184);
    const wanted = isNear ? through : horizon;
    if (wanted > this.rowsThrough) this.rowsThrough = wanted;
  }

  private letGo(session: Mutable): void {
    if (session.hasHistory)
      Object.assign(session, { status: "cancelled", cancelReason: "No longer part of the series" });
    else this.sessions.splice(this.sessions.indexOf(session), 1);
  }

  private makeNew(stretch: Stretch, date: LocalDate, ways: readonly DayException[]): void {
    const made = this.make(stretch, date);
    if (ways.some((one) => one.date === date && one.way === "skip")) this.leftOut.add(date);
    else {
      this.sessions.push(made);
      this.wayOut(made, made, ways);
    }
  }

  private wayOut(session: Mutable, before: SimpleSession, ways: readonly DayException[]): void {
    for (const one of ways.filter(({ date }) => date === session.regularDate)) {
      if (session.status === "cancelled") return;
      if (one.way === "place") {
        const place = this.carried(one.place);
        if (JSON.stringify(place) !== JSON.stringify(session.place)) {
          session.place = place;
          session.own.place = true;
        }
      } else if (one.way === "time") {
        const startsAt = this.startOf(session.date, one.startTime);
        if (startsAt <= this.now) continue;
        this.put(session, startsAt);
        session.own.time =
          session.origin === "pattern" && startsAt !== this.startOf(session.regularDate, session.regularTime);
      } else {
        const { regularDate, regularTime, title } = session;
        const cancelled = { status: "cancelled", cancelReason: "Left out to avoid a clash" } as const;
        Object.assign(session, copyOf(before), { regularDate, regularTime, title }, cancelled);
      }
    }
  }

  /** H2, H3, H5 to H9, H14 */
  private changeSeries(change: Extract<SeriesChange, { readonly kind: "change-series" }>, days: DaysSpec | null): void {
    const { wanted, exceptions } = change;
    const anchor = this.find(change.anchorId);
    const place = (session: SimpleSession) => `${session.regularDate} ${session.regularTime}`;
    const from = place(anchor);
    const reached = this.sessions.filter((session) => change.scope === "all" || place(session) >= from);
    const first = this.firstDay(change, anchor, reached);
    const phase = anchor.regularDate;
    const isNew = days !== null && !this.hasDays(first, days, phase);
    this.title = wanted.title ?? this.title;
    const wasSingle = this.last.days.kind === "single";
    const untouched = new Set(this.sessions.filter(({ regularDate }) => regularDate < first));
    this.reviseStretches(first, wanted, isNew ? { days, phase } : null);
    const meets = (date: LocalDate) => {
      const stretch = this.stretchAt(date);
      return (
        this.meets(stretch, date) && (stretch.through === null || date <= stretch.through) && !this.leftOut.has(date)
      );
    };
    for (const session of reached) {
      const before = copyOf(session);
      const isRegular = session.origin === "pattern" && !untouched.has(session);
      const isActive = session.status !== "cancelled";
      if (isActive && (this.isPast(session) || session.hasMarks)) continue;
      if (isRegular && wanted.startTime) session.regularTime = wanted.startTime;
      if (!isActive) {
        if (wanted.title && !this.isPast(session)) session.title = wanted.title;
        continue;
      }
      const isTaken = session.own.time && change.takeAlong.includes(session.id!);
      const stays = session.own.time && !isTaken;
      if (isNew && isRegular && !meets(session.regularDate) && !stays) {
        session.title = wanted.title ?? session.title;
        this.letGo(session);
        continue;
      }
      if (!session.own.length && wanted.durationMinutes) session.durationMinutes = wanted.durationMinutes;
      if (!session.own.place && wanted.place) session.place = this.carried(wanted.place);
      if (!session.own.lead && wanted.lead) session.lead = wanted.lead;
      session.title = wanted.title ?? session.title;
      const regular = this.startOf(session.regularDate, session.regularTime);
      if (
        session.origin === "pattern" &&
        regular > this.now &&
        ((isTaken && meets(session.regularDate)) || (!session.own.time && wanted.startTime && isRegular))
      ) {
        if (regular !== session.startsAt) this.put(session, regular);
        session.own.time = false;
      }
      if (this.differs(before, session)) this.wayOut(session, before, exceptions);
    }
    if (isNew && (wasSingle || this.isCounted)) this.moveHorizon();
    if (isNew) this.fillDays(first, exceptions);
  }

  private differs(before: SimpleSession, after: SimpleSession): boolean {
    return JSON.stringify({ ...before, sequence: 0 }) !== JSON.stringify({ ...after, sequence: 0 });
  }

  /** The first regular day of the new pattern: nothing that has begun, or lies before the anchor, is in it. */
  private firstDay(
    { scope, wanted }: Extract<SeriesChange, { readonly kind: "change-series" }>,
    anchor: SimpleSession,
    reached: readonly SimpleSession[],
  ): LocalDate {
    let day = scope === "following" && anchor.regularDate > this.today ? anchor.regularDate : this.today;
    if (day < this.stretches[0]!.from) day = this.stretches[0]!.from;
    const usual = this.stretchAt(day).time;
    const onDay = this.sessions.filter((one) => one.origin === "pattern" && one.regularDate === day);
    const isSettled = onDay.some((one) => !reached.includes(one) || (one.status !== "cancelled" && this.isPast(one)));
    const isBegun = this.startOf(day, wanted.startTime ?? usual) <= this.now;
    const isAfterUsual =
      scope === "following" && anchor.origin === "added" && anchor.regularDate === day && usual < anchor.regularTime;
    return isSettled || isBegun || isAfterUsual ? addDays(day, 1) : day;
  }

  /** H19: the days are what is asked for already. */
  private hasDays(first: LocalDate, days: DaysSpec, phase: LocalDate): boolean {
    const ahead = this.stretches.filter(({ through }) => through === null || through >= first);
    const dates = (spec: DaysSpec, from: LocalDate) => {
      const found: LocalDate[] = [];
      for (let date = first; date < addDays(first, 130); date = addDays(date, 1))
        if (meetsOn(spec, from, date)) found.push(date);
      return found.join();
    };
    const isAlike = (one: Stretch) =>
      one.days.kind === days.kind && one.days.kind !== "single" && sameSpec(one.days, days);
    return ahead.length > 0 && ahead.every((one) => isAlike(one) && dates(one.days, one.phase) === dates(days, phase));
  }

  private reviseStretches(
    first: LocalDate,
    wanted: Extract<SeriesChange, { readonly kind: "change-series" }>["wanted"],
    fresh: { readonly days: DaysSpec; readonly phase: LocalDate } | null,
  ): void {
    const end = this.last.through;
    const single = this.last.days.kind === "single";
    const meant = fresh !== null && (single || end === null || end >= first) ? fresh : null;
    let left: number | null = null;
    if (meant && this.isCounted) {
      left = 0;
      for (const one of this.stretches) {
        const from = one.from > first ? one.from : first;
        left += this.meetings({ ...one, chosen: [] }, from, one.through!).length;
      }
    }
    const isNew = meant !== null && left !== 0;
    if (isNew && single) {
      if (end !== null && end < first) this.stretches.push({ ...this.last, from: first, through: null, chosen: [] });
      else this.last.through = null;
    }
    this.stretches = this.stretches.flatMap((one) => {
      if (one.through !== null && one.through < first) return [one];
      const kept = one.from < first ? [{ ...one, through: addDays(first, -1) }] : [];
      const from = one.from > first ? one.from : first;
      const next: Stretch = {
        ...{ ...one, from, time: wanted.startTime ?? one.time, minutes: wanted.durationMinutes ?? one.minutes },
        ...{ place: wanted.place ?? one.place, lead: wanted.lead ?? one.lead },
      };
      if (!isNew) return [...kept, next];
      const chosen = one.days.kind === "single" && one.phase >= first ? [one.phase] : one.chosen;
      return [...kept, { ...next, days: meant.days, phase: meant.phase, chosen }];
    });
    if (!isNew) return;
    const begins = this.firstMeeting(this.last, first);
    for (const one of this.stretches) if (one.from >= first) one.begins = begins;
    if (left !== null) this.endAfter(first, left);
  }

  private firstMeeting(stretch: Stretch, first: LocalDate): LocalDate {
    for (let date = first; ; date = addDays(date, 1)) if (meetsOn(stretch.days, stretch.phase, date)) return date;
  }

  /** As many as were left before are left after. */
  private endAfter(first: LocalDate, left: number): void {
    const chosen = this.stretches.flatMap((one) => one.chosen);
    const dates = this.meetings({ ...this.last, chosen: [] }, first, addMonths(first, 12 * left + 12));
    const end = [...chosen, dates[left - 1]!].sort().at(-1)!;
    this.stretches = this.stretches.filter(({ from }) => from <= end);
    this.last.through = end;
  }

  private fillDays(first: LocalDate, ways: readonly DayException[]): void {
    for (let date = first; date <= this.rowsThrough; date = addDays(date, 1)) {
      const stretch = this.stretchAt(date);
      if (date < stretch.from || (stretch.through !== null && date > stretch.through)) continue;
      if (!this.meets(stretch, date) || this.leftOut.has(date)) continue;
      const isHeld = this.sessions.some((one) => one.origin === "pattern" && one.regularDate === date);
      if (!isHeld && this.startOf(date, stretch.time) > this.now) this.makeNew(stretch, date, ways);
    }
  }
}

function copyOf(session: SimpleSession): Mutable {
  return { ...session, own: { ...session.own } };
}

function sameSpec(a: DaysSpec, b: DaysSpec): boolean {
  const sorted = (spec: DaysSpec) =>
    JSON.stringify("weekdays" in spec ? { ...spec, weekdays: [...spec.weekdays].sort() } : spec);
  return sorted(a) === sorted(b);
}
