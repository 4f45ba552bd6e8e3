import { and, gte, isNull, lte } from "drizzle-orm";
import { closures } from "@/db/schema";
import type { Reader } from "@/db/store";
import { listSites } from "@/features/programs/queries/sites";
import { listHolidays, type Holiday } from "@/lib/scheduling/holidays";
import { localDate, type LocalDate } from "@/lib/time/local-date";
import type { LocalTime } from "@/lib/time/local-time";
import { toLocal, type Instant } from "@/lib/time/zone";
import { parseInput } from "@/server/doors/parse-input";
import { ALL_SITES, closureInput } from "../input";
import { explainClosure } from "../refusals";
import { countScheduled } from "./list-closures";
import { previewClosure, type ClosurePreview } from "./preview-closure";

/** A page's query: what is to be closed stands in it, so that a preview is an address. */
export type Search = Readonly<Record<string, string | readonly string[] | undefined>>;

/** A day of a year's list, and whether it is closed there already. */
export interface OfferedHoliday extends Holiday {
  readonly isClosed: boolean;
  /** Sessions that take place on it as yet. */
  readonly sessions: number;
}

/** The form of a closure: what it offers, what was typed, and what that comes to. */
export interface ClosureForm {
  readonly sites: readonly { readonly id: string; readonly name: string }[];
  /** Every site at once, for those who plan everywhere. */
  readonly canCloseAll: boolean;
  /** An id, or "all". */
  readonly site: string;
  /** Whether the address says the site; otherwise it is only the first to offer. */
  readonly isSiteChosen: boolean;
  readonly today: LocalDate;
  readonly nowTime: LocalTime;
  readonly plan: "days" | "holidays";
  readonly year: number;
  readonly holidays: readonly OfferedHoliday[];
  readonly typed: Readonly<Record<string, string>>;
  readonly chosenDays: readonly string[];
  readonly errors: Readonly<Record<string, string>>;
  /** Null: nothing was asked for yet, or not in a way that can be. */
  readonly preview: ClosurePreview | null;
}

const FIELDS = ["name", "from", "through", "fromTime", "toTime"] as const;

/** Reads the query as the form would, and works out what it comes to. Null: there is no site to close. */
export async function readClosureForm(
  reader: Reader,
  search: Search,
  { now, sites: scope }: { readonly now: Instant; readonly sites: "all" | readonly string[] },
): Promise<ClosureForm | null> {
  const sites = await listSites(reader, scope);
  const asked = one(search.site);
  const canCloseAll = scope === "all" && sites.length > 1;
  const place = sites.find(({ id }) => id === asked) ?? sites[0];
  if (place === undefined) return null;
  const plan = one(search.plan) === "holidays" ? "holidays" : "days";
  // A holiday is one everywhere, snow is not.
  const isForAll = asked === ALL_SITES || (asked === "" && plan === "holidays");
  const site = isForAll && canCloseAll ? ALL_SITES : place.id;
  const { date: today, time: nowTime } = toLocal(now, place.zone);
  const year = yearOf(one(search.year), today);
  const siteId = site === ALL_SITES ? null : site;
  const isAsked = search.from !== undefined || search.day !== undefined;
  const draft = isAsked ? await readDraft(reader, now, { ...search, site, plan }) : NOTHING_ASKED;
  return {
    sites: sites.map(({ id, name }) => ({ id, name })),
    ...{ canCloseAll, site, today, nowTime, plan, year },
    isSiteChosen: asked !== "" || sites.length === 1,
    holidays: plan === "holidays" ? await offerHolidays(reader, siteId, year) : [],
    typed: Object.fromEntries(FIELDS.map((name) => [name, one(search[name])])),
    chosenDays: many(search.day),
    ...draft,
  };
}

type Draft = Pick<ClosureForm, "errors" | "preview">;
const NOTHING_ASKED: Draft = { errors: {}, preview: null };

async function readDraft(reader: Reader, now: Instant, raw: Search): Promise<Draft> {
  const parsed = await parseInput(closureInput, raw);
  if (!parsed.ok) return { errors: parsed.isForged ? {} : parsed.fieldErrors, preview: null };
  const preview = await previewClosure(reader, now, { ...parsed.input, siteId: parsed.input.site });
  if (preview.ok) return { errors: {}, preview: preview.value };
  const explained = explainClosure(preview.refusal);
  const { field, sentence } = typeof explained === "string" ? { field: "from", sentence: explained } : explained;
  return { errors: { [field]: sentence }, preview: null };
}

/** A year's holidays; those on which the whole site is closed the whole day are known as such. */
async function offerHolidays(reader: Reader, siteId: string | null, year: number): Promise<OfferedHoliday[]> {
  const list = listHolidays(year);
  const standing = await reader
    .select()
    .from(closures)
    .where(
      and(
        isNull(closures.removedAt),
        gte(closures.date, localDate(`${year}-01-01`)),
        lte(closures.date, localDate(`${year}-12-31`)),
        isNull(closures.fromTime),
        isNull(closures.toTime),
      ),
    );
  const counts = await countScheduled(
    reader,
    siteId,
    list.map(({ date }) => date),
  );
  return list.map((holiday) => ({
    ...holiday,
    isClosed: standing.some(
      (closure) => closure.date === holiday.date && (closure.siteId === null || closure.siteId === siteId),
    ),
    sessions: counts.get(holiday.date) ?? 0,
  }));
}

function yearOf(text: string, today: LocalDate): number {
  const year = Number(text);
  const thisYear = Number(today.slice(0, 4));
  return Number.isInteger(year) && year >= thisYear - 1 && year <= thisYear + 3 ? year : thisYear;
}

function one(value: Search[string]): string {
  return typeof value === "string" ? value : (value?.[0] ?? "");
}

function many(value: Search[string]): string[] {
  return typeof value === "string" ? [value] : [...(value ?? [])];
}
