import { firstFactFrom, isAttendedIn, isOverIn, type View, type World } from "@/lib/standing/view";

/**
 * The two clocks: how long ago the client attended, and how long ago the clinic heard from them at all. Days without
 * the chance to attend do not count: those that are not active, and those on which all the client's sessions were off.
 *
 * All lists are by day from the enrollment's start on.
 */
export class ContactDays {
  private constructor(
    private readonly start: number,
    /** How many days the clocks ran up to each day. */
    private readonly running: readonly number[],
    /** The last day attended, and the last day with contact, up to each day; the day before the start when none. */
    private readonly attended: readonly number[],
    private readonly contacted: readonly number[],
  ) {}

  static of(view: View): ContactDays {
    const { start, horizon, asOf } = view.world;
    const size = (view.sees === "today" ? asOf : horizon) - start + 1;
    const attended = attendedDays(view, 0, size);
    return new ContactDays(
      start,
      runningDays(view, size),
      lastDays(attended, [], start),
      lastDays(withContacts(view.world, attended, 0), [], start),
    );
  }

  /** The same clocks in a view of the forecast that misses some sessions. */
  butMissing(view: View): ContactDays {
    const at = view.missedFrom - this.start;
    const attended = attendedDays(view, at, this.running.length);
    return new ContactDays(
      this.start,
      this.running,
      lastDays(attended, this.attended.slice(0, at), this.start),
      lastDays(withContacts(view.world, attended, at), this.contacted.slice(0, at), this.start),
    );
  }

  /** The last day up to `day` on which the client attended; the day before the enrollment when there is none. */
  lastAttended(day: number): number {
    return this.attended[day - this.start]!;
  }

  /** The last day up to `day` on which the client attended, gave notice or was reached; as above when there is none. */
  lastContact(day: number): number {
    return this.contacted[day - this.start]!;
  }

  /** How many days the clocks ran after `from` (not before the enrollment's start), through `day`. */
  daysAfter(from: number, day: number): number {
    return this.running[day - this.start]! - this.running[Math.max(from, this.start) - this.start]!;
  }
}

/** Whether the client attended, for every place from `from` up to `size`. */
function attendedDays(view: View, from: number, size: number): boolean[] {
  const { facts, start } = view.world;
  const days = new Array<boolean>(size - from).fill(false);
  for (let i = firstFactFrom(facts, start + from); i < facts.length; i++) {
    const fact = facts[i]!;
    const at = fact.day - start - from;
    if (at >= days.length) break;
    if (isOverIn(view, fact) && isAttendedIn(view, fact)) days[at] = true;
  }
  return days;
}

function withContacts({ contactDays, start }: World, attended: readonly boolean[], from: number): boolean[] {
  const days = [...attended];
  for (const day of contactDays) {
    const at = day - start - from;
    if (at >= 0 && at < days.length) days[at] = true;
  }
  return days;
}

/** Goes on where `last` ends: the last day up to each place that is one of `days`. */
function lastDays(days: readonly boolean[], last: number[], start: number): number[] {
  let day = last.at(-1) ?? start - 1;
  for (const isOne of days) {
    if (isOne) day = start + last.length;
    last.push(day);
  }
  return last;
}

/** For every day from the start: how many days the clocks ran up to it. */
function runningDays(view: View, size: number): number[] {
  const { start, active } = view.world;
  const running: number[] = [];
  const allOff = daysAllOff(view.world);
  const last = view.sees === "today" ? Infinity : lastScheduledDay(view.world);
  let count = 0;
  for (let day = start; day < start + size; day++) {
    if (day <= last && active.has(day) && !allOff.has(day)) count++;
    running.push(count);
  }
  return running;
}

/** The days on which the client had sessions, and all of them were off. */
function daysAllOff({ facts }: World): Set<number> {
  const days = new Set<number>();
  for (const { isOff, day } of facts) if (isOff) days.add(day);
  if (days.size > 0) for (const { isOff, day } of facts) if (!isOff) days.delete(day);
  return days;
}

/** After the last session to come the clocks of the forecast stand still, for the schedule is not known. */
function lastScheduledDay({ facts, asOf }: World): number {
  let last = asOf;
  for (let i = firstFactFrom(facts, asOf); i < facts.length; i++) {
    const { isOver, isOff, isActive, day } = facts[i]!;
    if (!isOver && !isOff && isActive && day > last) last = day;
  }
  return last;
}
