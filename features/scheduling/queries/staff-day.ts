import type { Reader } from "@/db/store";
import { startOfWeek, type LocalDate } from "@/lib/time/local-date";
import { toLocal, zone, type Instant, type Zone } from "@/lib/time/zone";
import { listPickers } from "./pickers";
import { findWeek, type WeekSession } from "./week";

const UTC = zone("UTC");

export interface DayAsked {
  /** Null: today. */
  readonly day: LocalDate | null;
  /** A staff id; "me" is whoever asks. */
  readonly facilitatorId: string;
}

/** One member of staff's day, at every site the asker sees. */
export interface StaffDay {
  /** Null: there is no such person, or the asker is none. */
  readonly who: { readonly id: string; readonly name: string } | null;
  readonly day: LocalDate;
  readonly today: LocalDate;
  readonly zone: Zone;
  readonly staff: readonly { readonly id: string; readonly name: string }[];
  /** Sites with something to do, in the order of their names. */
  readonly places: readonly { readonly site: string; readonly sessions: readonly WeekSession[] }[];
}

interface Asking {
  readonly sites: "all" | readonly string[];
  readonly staffId: string | null;
  readonly now: Instant;
}

/** Null: the asker has no site. Somebody who leads at two sites gets one paper for both. */
export async function findStaffDay(reader: Reader, asked: DayAsked, asking: Asking): Promise<StaffDay | null> {
  const around = toLocal(asking.now, UTC).date;
  const { sites, staff } = await listPickers(reader, asking.sites, { from: around, to: around });
  const [first] = sites;
  if (first === undefined) return null;
  const today = toLocal(asking.now, first.zone).date;
  const day = asked.day ?? today;
  const id = asked.facilitatorId === "me" ? asking.staffId : asked.facilitatorId;
  const who = staff.find((each) => each.id === id) ?? null;
  const places: { site: string; sessions: readonly WeekSession[] }[] = [];
  const filters = { programId: null, roomId: null, facilitatorId: who?.id ?? null, kinds: null };
  for (const site of who === null ? [] : sites) {
    const week = await findWeek(reader, { ...filters, monday: startOfWeek(day), day, siteId: site.id }, asking);
    if (week !== null && week.sessions.length > 0) places.push({ site: site.name, sessions: week.sessions });
  }
  return {
    who: who === null ? null : { id: who.id, name: who.name },
    ...{ day, today, zone: first.zone, places },
    staff: staff.filter(({ isArchived }) => !isArchived).map(({ id, name }) => ({ id, name })),
  };
}
