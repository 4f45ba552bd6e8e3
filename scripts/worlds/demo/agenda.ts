import type { LocalDate } from "@/lib/time/local-date";
import { toLocal, type Instant, type Zone } from "@/lib/time/zone";

interface Entry {
  readonly at: Instant;
  readonly turn: number;
  readonly run: (at: Instant) => Promise<void>;
}

/** What is to happen, each at its own moment. Days are taken one by one, so that what a day brings can add to it. */
export class Agenda {
  private readonly days = new Map<LocalDate, Entry[]>();
  private turn = 0;

  constructor(private readonly zone: Zone) {}

  add(at: Instant, run: (at: Instant) => Promise<void>): void {
    const { date } = toLocal(at, this.zone);
    const entries = this.days.get(date) ?? [];
    entries.push({ at, turn: this.turn++, run });
    this.days.set(date, entries);
  }

  /** The entries of a day so far, earliest first, taken off the agenda. */
  take(date: LocalDate): { readonly at: Instant; readonly run: (at: Instant) => Promise<void> }[] {
    const entries = this.days.get(date) ?? [];
    this.days.delete(date);
    return entries.sort((one, other) => one.at.getTime() - other.at.getTime() || one.turn - other.turn);
  }

  /** What is on the agenda for days before this one. */
  takeBefore(date: LocalDate): ReturnType<Agenda["take"]> {
    return [...this.days.keys()]
      .filter((day) => day < date)
      .sort()
      .flatMap((day) => this.take(day));
  }
}
