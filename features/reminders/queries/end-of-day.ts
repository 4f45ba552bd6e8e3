import type { Reader } from "@/db/store";
import { listSites } from "@/features/programs/queries/sites";
import { listDaysOver } from "./held-days";
import { listRecords, type RecordRow } from "./records";
import { addDays, type LocalDate } from "@/lib/time/local-date";
import { toLocal, type Instant, type Zone } from "@/lib/time/zone";

export interface EndOfDay {
  readonly day: LocalDate;
  readonly today: LocalDate;
  readonly site: { readonly id: string; readonly name: string } | null;
  readonly sites: readonly { readonly id: string; readonly name: string }[];
  readonly zone: Zone;
  /** At every site of the list the last session of the day is over. */
  readonly isOver: boolean;
  readonly rows: readonly RecordRow[];
}

const DAYS_BACK = 7;

/** The rosters of one local day that nobody took. Null: the reader has no site. */
export async function findEndOfDay(
  reader: Reader,
  asked: {
    readonly now: Instant;
    readonly sites: "all" | readonly string[];
    readonly siteId: string | null;
    readonly day: LocalDate | null;
    readonly staffId: string | null;
  },
): Promise<EndOfDay | null> {
  const sites = await listSites(reader, asked.sites);
  const site = sites.find(({ id }) => id === asked.siteId) ?? null;
  const zone = (site ?? sites[0])?.zone;
  if (zone === undefined) return null;
  const { date: today } = toLocal(asked.now, zone);
  // Rosters of longer ago are no list of a day any more.
  const isNear = asked.day !== null && asked.day <= today && asked.day >= addDays(today, -DAYS_BACK);
  const day = isNear && asked.day !== null ? asked.day : today;
  const rows = await listRecords(reader, { ...asked, siteId: site?.id ?? null });
  const places = site === null ? sites : [site];
  const isOver = await listDaysOver(
    reader,
    places.map(({ id }) => ({ siteId: id, date: day })),
    asked.now,
  );
  return {
    ...{ day, today, zone },
    site: site === null ? null : { id: site.id, name: site.name },
    sites: sites.map(({ id, name }) => ({ id, name })),
    isOver: day < today || places.every(({ id }) => isOver({ siteId: id, date: day })),
    rows: rows.filter(({ date }) => date === day),
  };
}
