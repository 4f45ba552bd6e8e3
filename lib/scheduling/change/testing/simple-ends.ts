import type { DayException } from "@/lib/scheduling/change/series-change";
import { addDays, type LocalDate } from "@/lib/time/local-date";

import {
  copyOf,
  Refused,
  SimpleSessions,
  type Mutable,
  type SimpleSession,
  type Stretch,
} from "@/lib/scheduling/change/testing/simple-sessions";

/** The rules of ends: earlier, later, never (H9, H11, H12), and the ways out of clashes. */
export class SimpleEnds extends SimpleSessions {
  /** H9, H11, H12 */
  protected endOn(lastDay: LocalDate | null, ways: readonly DayException[]): void {
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

  protected cut(lastDay: LocalDate): void {
    const [first, ...others] = this.stretches;
    this.stretches = [first!, ...others.filter(({ from }) => from <= lastDay)];
    this.last.through = lastDay;
    this.isCounted = false;
  }

  protected goOn(end: LocalDate, lastDay: LocalDate | null): void {
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

  protected makeRows(oldEnd: LocalDate | null, ways: readonly DayException[]): void {
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
  protected moveHorizon(): void {
    const { through, begins } = this.last;
    if (through !== null && through <= this.rowsThrough) return;
    const horizon = addDays(begins > this.today ? begins : this.today, 182);
    const isNear = through !== null && through > horizon && through <= addDays(horizon, 184);
    const wanted = isNear ? through : horizon;
    if (wanted > this.rowsThrough) this.rowsThrough = wanted;
  }

  protected letGo(session: Mutable): void {
    if (session.hasHistory)
      Object.assign(session, { status: "cancelled", cancelReason: "No longer part of the series" });
    else this.sessions.splice(this.sessions.indexOf(session), 1);
  }

  protected makeNew(stretch: Stretch, date: LocalDate, ways: readonly DayException[]): void {
    const made = this.make(stretch, date);
    if (ways.some((one) => one.date === date && one.way === "skip")) this.leftOut.add(date);
    else {
      this.sessions.push(made);
      this.wayOut(made, made, ways);
    }
  }

  protected wayOut(session: Mutable, before: SimpleSession, ways: readonly DayException[]): void {
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
          session.origin === "pattern" &&
          (session.own.time || startsAt !== this.startOf(session.regularDate, session.regularTime));
      } else {
        const { regularDate, regularTime, title } = session;
        const cancelled = { status: "cancelled", cancelReason: "Left out to avoid a clash" } as const;
        Object.assign(session, copyOf(before), { regularDate, regularTime, title }, cancelled);
      }
    }
  }
}
