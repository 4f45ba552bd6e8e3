import { firstFactFrom, isAttendedIn, isOverIn, type View, type World } from "@/lib/standing/view";

/**
 * The two clocks: how long ago the client attended, and how long ago the clinic heard from them at all. Days without
 * the chance to attend do not count: those that are not active, and those on which all the client's sessions were off.
 */
export class ContactDays {
  private readonly attended: Int32Array;
  private readonly contacted: Int32Array;
  private readonly running: Int32Array;
  private readonly start: number;

  constructor(view: View) {
    const { start, horizon, asOf } = view.world;
    const size = (view.sees === "today" ? asOf : horizon) - start + 1;
    this.start = start;
    this.attended = new Int32Array(size).fill(start - 1);
    for (const fact of view.world.facts) {
      const at = fact.day - start;
      if (at >= 0 && at < size && isOverIn(view, fact) && isAttendedIn(view, fact)) this.attended[at] = fact.day;
    }
    this.contacted = this.attended.slice();
    for (const day of view.world.contactDays) if (day >= start && day - start < size) this.contacted[day - start] = day;
    fillForward(this.attended);
    fillForward(this.contacted);
    this.running = runningDays(view, size);
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

function fillForward(days: Int32Array): void {
  for (let i = 1; i < days.length; i++) if (days[i]! < days[i - 1]!) days[i] = days[i - 1]!;
}

/** For every day from the start: how many days the clocks ran up to it. */
function runningDays(view: View, size: number): Int32Array {
  const { start, active } = view.world;
  const running = new Int32Array(size);
  const allOff = daysAllOff(view.world);
  const last = view.sees === "today" ? Infinity : lastScheduledDay(view.world);
  for (let i = 0; i < size; i++) {
    const day = start + i;
    const runs = day <= last && active.has(day) && !allOff.has(day);
    running[i] = (i > 0 ? running[i - 1]! : 0) + (runs ? 1 : 0);
  }
  return running;
}

/** The days on which the client had sessions, and all of them were off. */
function daysAllOff({ facts }: World): Set<number> {
  const days = new Set<number>();
  for (const { isOff, day } of facts) if (isOff) days.add(day);
  for (const { isOff, day } of facts) if (!isOff) days.delete(day);
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
