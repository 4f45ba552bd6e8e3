import type { DayException, SeriesChange } from "@/lib/scheduling/change/series-change";
import type { RandomStep } from "@/lib/scheduling/change/testing/random-changes";
import { meetsOn, type DaysSpec } from "@/lib/scheduling/change/testing/random-series";
import { addDays, addMonths, type LocalDate } from "@/lib/time/local-date";

import { SimpleEnds } from "@/lib/scheduling/change/testing/simple-ends";
import {
  copyOf,
  Refused,
  type Mutable,
  type SimpleSession,
  type Stretch,
} from "@/lib/scheduling/change/testing/simple-sessions";

/** The whole of the rules said plainly: takes the same steps as the planner, and must agree with it. */
export class SimpleSeries extends SimpleEnds {
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

  protected refuseTwins(): void {
    const active = this.sessions.filter(({ status }) => status !== "cancelled").sort((a, b) => a.startsAt - b.startsAt);
    const twin = active.find((session, i) => active[i - 1]?.startsAt === session.startsAt);
    if (twin) throw new Refused("duplicate", twin.date);
  }

  /** H18. */
  protected count(session: Mutable, before: SimpleSession | undefined): void {
    if (before === undefined) return;
    const told = ({ startsAt, durationMinutes, place, status }: SimpleSession) =>
      JSON.stringify([startsAt, durationMinutes, place.roomId, place.modality, place.joinLink, status]);
    if (told(session) !== told(before)) session.sequence = before.sequence + 1;
  }

  protected act(step: RandomStep): void {
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
  protected change(change: SeriesChange, days: DaysSpec | null): void {
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
  /** H2, H3, H5 to H9, H14 */
  protected changeSeries(
    change: Extract<SeriesChange, { readonly kind: "change-series" }>,
    days: DaysSpec | null,
  ): void {
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
      if (isNew && isRegular && !this.isPlace(session.regularDate) && !stays) {
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
        ((isTaken && this.isPlace(session.regularDate)) || (!session.own.time && wanted.startTime && isRegular))
      ) {
        if (regular !== session.startsAt) this.put(session, regular);
        session.own.time = false;
      }
      if (this.differs(before, session)) this.wayOut(session, before, exceptions);
    }
    if (isNew && (wasSingle || this.isCounted)) this.moveHorizon();
    if (isNew) this.fillDays(first, exceptions);
  }

  protected differs(before: SimpleSession, after: SimpleSession): boolean {
    return JSON.stringify({ ...before, sequence: 0 }) !== JSON.stringify({ ...after, sequence: 0 });
  }

  /** The first regular day of the new pattern: nothing that has begun, or lies before the anchor, is in it. */
  protected firstDay(
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
  protected hasDays(first: LocalDate, days: DaysSpec, phase: LocalDate): boolean {
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

  protected reviseStretches(
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

  protected firstMeeting(stretch: Stretch, first: LocalDate): LocalDate {
    for (let date = first; ; date = addDays(date, 1)) if (meetsOn(stretch.days, stretch.phase, date)) return date;
  }

  /** As many as were left before are left after. */
  protected endAfter(first: LocalDate, left: number): void {
    const chosen = this.stretches.flatMap((one) => one.chosen);
    const dates = this.meetings({ ...this.last, chosen: [] }, first, addMonths(first, 12 * left + 12));
    const end = [...chosen, dates[left - 1]!].sort().at(-1)!;
    this.stretches = this.stretches.filter(({ from }) => from <= end);
    this.last.through = end;
  }

  protected fillDays(first: LocalDate, ways: readonly DayException[]): void {
    for (let date = first; date <= this.rowsThrough; date = addDays(date, 1)) {
      const stretch = this.stretchAt(date);
      if (date < stretch.from || (stretch.through !== null && date > stretch.through)) continue;
      if (!this.meets(stretch, date) || this.leftOut.has(date)) continue;
      const isHeld = this.sessions.some((one) => one.origin === "pattern" && one.regularDate === date);
      if (!isHeld && this.startOf(date, stretch.time) > this.now) this.makeNew(stretch, date, ways);
    }
  }
}

function sameSpec(a: DaysSpec, b: DaysSpec): boolean {
  const sorted = (spec: DaysSpec) =>
    JSON.stringify("weekdays" in spec ? { ...spec, weekdays: [...spec.weekdays].sort() } : spec);
  return sorted(a) === sorted(b);
}
