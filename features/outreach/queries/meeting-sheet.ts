import { and, desc, eq, gte, inArray, isNull } from "drizzle-orm";
import { auditEntries, clients, enrollments, outreachAttempts, sites, standings } from "@/db/schema";
import type { Reader } from "@/db/store";
import { attemptsSoFar, attemptTitle, nextWords } from "@/lib/alerts/attempt-words";
import { initialsOf } from "@/lib/scheduling/initials";
import type { Level } from "@/lib/standing/types";
import { formatDate } from "@/lib/time/format";
import { toLocal, type Instant, type Zone } from "@/lib/time/zone";
import { listWork, type WorkRow } from "./work-list";

/** Somebody to talk about: where they stand, why, what was tried, what is next. */
export interface MeetingLine {
  readonly clientId: string;
  readonly name: string;
  readonly initials: string;
  readonly level: Level;
  readonly assignee: string | null;
  readonly reasons: readonly string[];
  readonly tried: readonly string[];
  readonly next: string;
  readonly isForMeeting: boolean;
}

const DAYS_TRIED = 14;
const LAST_TRIED = 2;
const SEVERITY: Record<Level, number> = { review: 4, contract: 3, warning: 2, watch: 1, good: 0 };

interface Asked {
  readonly now: Instant;
  readonly sites: "all" | readonly string[];
  readonly siteId: string | null;
}

/** Everybody with something open, and everybody at contract or review, the worst first. */
export async function listMeeting(reader: Reader, asked: Asked): Promise<MeetingLine[]> {
  const rows = await listWork(reader, { ...asked, staffId: null });
  const open = new Map<string, WorkRow[]>();
  for (const row of rows) open.set(row.clientId, [...(open.get(row.clientId) ?? []), row]);
  const people = await readPeople(reader, asked, [...open.keys()]);
  const attempts = await readAttempts(
    reader,
    people.map(({ clientId }) => clientId),
    asked.now,
  );
  return people
    .map((person): MeetingLine => {
      const own = open.get(person.clientId) ?? [];
      const tried = attempts.filter(({ clientId }) => clientId === person.clientId);
      const last = tried[0];
      const { date: today } = toLocal(asked.now, person.zone);
      return {
        clientId: person.clientId,
        name: `${person.preferredName ?? person.givenName} ${person.familyName}`,
        initials: initialsOf(person),
        level: person.level,
        assignee: own[0]?.assignee?.name ?? null,
        reasons:
          own.length === 0
            ? [person.level === "review" ? "Review, nothing new" : "Contract, nothing new"]
            : own.map(({ words, on, section }) =>
                section === "hours" ? words.headline : `${formatDate(on, today)}: ${words.headline}`,
              ),
        tried: triedWords(tried, person.zone),
        next: last === undefined ? "" : nextWords(last, today),
        isForMeeting: own.some(({ escalated }) => escalated?.isForMeeting === true),
      };
    })
    .sort(
      (one, other) =>
        SEVERITY[other.level] - SEVERITY[one.level] ||
        Number(other.isForMeeting) - Number(one.isForMeeting) ||
        one.name.localeCompare(other.name, "en"),
    );
}

/** Everybody in care who has an open row, or stands at contract or review: once, by their hardest standing. */
async function readPeople(reader: Reader, { sites: inReach, siteId }: Asked, withRows: readonly string[]) {
  const rows = await reader
    .select({
      clientId: clients.id,
      givenName: clients.givenName,
      preferredName: clients.preferredName,
      familyName: clients.familyName,
      level: standings.level,
      zone: sites.zone,
    })
    .from(standings)
    .innerJoin(enrollments, eq(enrollments.id, standings.enrollmentId))
    .innerJoin(clients, eq(clients.id, enrollments.clientId))
    .innerJoin(sites, eq(sites.id, standings.siteId))
    .where(
      and(
        eq(enrollments.status, "active"),
        siteId === null ? undefined : eq(standings.siteId, siteId),
        inReach === "all" ? undefined : inArray(standings.siteId, [...inReach]),
      ),
    );
  const isNamed = new Set(withRows);
  const people = new Map<string, (typeof rows)[number]>();
  for (const row of rows) {
    if (!isNamed.has(row.clientId) && row.level !== "contract" && row.level !== "review") continue;
    const known = people.get(row.clientId);
    if (known === undefined || SEVERITY[row.level] > SEVERITY[known.level]) people.set(row.clientId, row);
  }
  return [...people.values()];
}

async function readAttempts(reader: Reader, clientIds: readonly string[], now: Instant) {
  if (clientIds.length === 0) return [];
  const rows = await reader
    .select({
      clientId: outreachAttempts.clientId,
      at: outreachAttempts.at,
      channel: outreachAttempts.channel,
      wasReached: outreachAttempts.wasReached,
      result: outreachAttempts.result,
      nextStep: outreachAttempts.nextStep,
      nextOn: outreachAttempts.nextOn,
    })
    .from(outreachAttempts)
    .where(
      and(
        inArray(outreachAttempts.clientId, [...clientIds]),
        gte(outreachAttempts.at, new Date(now.getTime() - DAYS_TRIED * 86_400_000)),
        isNull(outreachAttempts.voidedAt),
      ),
    )
    .orderBy(desc(outreachAttempts.at), desc(outreachAttempts.id));
  // Whom one spoke with stands on the chart; a sheet of paper needs no relative's name.
  return rows.map((row) => ({ ...row, spokenWith: null }));
}

type Tried = Awaited<ReturnType<typeof readAttempts>>;

function triedWords(tried: Tried, zone: Zone): string[] {
  const count = attemptsSoFar(tried);
  if (count === null) return ["Nothing in the last 14 days"];
  const last = tried
    .slice(0, LAST_TRIED)
    .map((attempt) => `${formatDate(toLocal(attempt.at, zone).date)}: ${attemptTitle(attempt)}`);
  return [count.replace(" so far.", " in 14 days"), ...last];
}

/** Made less than this long ago, it may be looked at and printed again without a line of its own in the trail. */
const FRESH_MINUTES = 15;

/** Did this person have the sheet made a moment ago? Every look at it is on record that way, also one by its address. */
export async function wasJustMade(reader: Reader, account: string, now: Instant): Promise<boolean> {
  const rows = await reader
    .select({ id: auditEntries.id })
    .from(auditEntries)
    .where(
      and(
        gte(auditEntries.at, new Date(now.getTime() - FRESH_MINUTES * 60_000)),
        eq(auditEntries.event, "meeting-sheet.made"),
        eq(auditEntries.actor, account),
      ),
    )
    .limit(1);
  return rows.length > 0;
}
