import { and, desc, eq, inArray, type SQL } from "drizzle-orm";
import {
  alerts,
  clients,
  enrollments,
  planPhases,
  policyVersions,
  programs,
  sites,
  staff,
  standings,
  tracks,
} from "@/db/schema";
import type { Reader } from "@/db/store";
import { explainCall, type CallWords } from "@/lib/alerts/explain-call";
import type { Level, PolicyBody, Standing } from "@/lib/standing/types";
import type { LocalDate } from "@/lib/time/local-date";
import { toLocal, type Instant, type Zone } from "@/lib/time/zone";
import { phaseOn } from "@/lib/roster/expected";

/** One row of the call list: one client, one day, however many sessions were missed and rules spoke. */
export interface CallRow {
  readonly clientId: string;
  readonly enrollmentId: string;
  readonly siteId: string;
  readonly name: string;
  readonly number: string;
  readonly level: Level;
  /** The newest day it is about. */
  readonly on: LocalDate;
  readonly alertIds: readonly string[];
  readonly causes: readonly {
    readonly kind: "missed_day" | "standing" | "hours";
    readonly on: LocalDate;
    readonly cause: string;
  }[];
  readonly isAcknowledged: boolean;
  readonly openedAt: Instant;
  readonly track: string | null;
  readonly counselorId: string | null;
  readonly counselor: string | null;
  readonly phone: string | null;
  readonly prefersContactBy: "call" | "text" | "email";
  readonly isSafeToLeaveMessage: boolean;
  readonly contactNote: string | null;
  /** Why, in words. */
  readonly words: CallWords;
  readonly today: LocalDate;
}

/** A row before it is worded, with what it was made of. Not for a browser: a standing is long. */
export interface CallGroup extends Omit<CallRow, "words"> {
  readonly zone: Zone;
  readonly alerts: readonly AlertOfRow[];
  readonly standing: Standing | null;
  readonly policy: PolicyBody | null;
}

type AlertOfRow = Pick<
  typeof alerts.$inferSelect,
  "id" | "kind" | "level" | "openedAt" | "nextTryOn" | "assignedToId" | "state"
>;

const SEVERITY: Record<Level, number> = { review: 4, contract: 3, warning: 2, watch: 1, good: 0 };

function severityOf(level: Level | null): number {
  return SEVERITY[level ?? "good"];
}

export interface CallListAsked {
  readonly now: Instant;
  readonly sites: "all" | readonly string[];
  readonly siteId: string | null;
  /** Only clients of this counselor; null: everybody's. */
  readonly counselorId: string | null;
  /** "hours": the weeks that fell out of reach, which have a list of their own. "all": both, as rows of their own. */
  readonly about?: ListedKind;
}

export type ListedKind = "calls" | "hours" | "all";

const KINDS = {
  calls: ["missed_day", "standing"],
  hours: ["hours"],
  all: ["missed_day", "standing", "hours"],
} as const;

/**
 * Who needs a call: open and acknowledged alerts about a missed day or a standing, one row per client and day, worst
 * standing first, then the newest day. Alerts that only say "hours out of reach" have their own list.
 */
export async function listCalls(reader: Reader, asked: CallListAsked): Promise<CallRow[]> {
  return (await listCallGroups(reader, asked)).map(
    // Neither the alerts one by one nor a whole standing belongs into a list.
    ({ alerts: _, standing, policy, zone: __, ...row }): CallRow => ({
      ...row,
      words: explainCall(row.causes, standing, policy, row.today),
    }),
  );
}

/** The same rows in the same order, not yet in words. */
export async function listCallGroups(reader: Reader, asked: CallListAsked): Promise<CallGroup[]> {
  const conditions: (SQL | undefined)[] = [
    ...isOnTheList(reader, asked),
    asked.counselorId === null ? undefined : eq(enrollments.counselorId, asked.counselorId),
  ];
  const rows = await readAlerts(reader, conditions);
  const trackOf = await findTracks(reader, rows, asked.now);
  const policyOf = await findPolicies(reader, [...new Set(rows.map(({ programId }) => programId))]);
  const groups = new Map<string, typeof rows>();
  for (const row of rows) {
    const key = `${row.alert.clientId} ${row.alert.on} ${row.alert.kind === "hours"}`;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [row]);
    else group.push(row);
  }
  return [...groups.values()]
    .flatMap((group): CallGroup[] => {
      // Somebody in two programs is called once, and it is about the harder standing.
      const [first] = [...group].sort((one, other) => severityOf(other.level) - severityOf(one.level));
      if (first === undefined) return [];
      const { client, alert, zone } = first;
      const { date: today } = toLocal(asked.now, zone);
      const causes = group.map((row) => ({ kind: row.alert.kind, on: row.alert.on, cause: row.alert.cause }));
      return [
        {
          clientId: client.id,
          enrollmentId: alert.enrollmentId,
          siteId: alert.siteId,
          name: `${client.preferredName ?? client.givenName} ${client.familyName}`,
          number: client.number,
          level: first.level ?? "good",
          on: alert.on,
          alertIds: group.map((row) => row.alert.id),
          causes,
          isAcknowledged: group.every((row) => row.alert.state === "acknowledged"),
          openedAt: group.reduce(
            (least, row) => (row.alert.openedAt < least ? row.alert.openedAt : least),
            alert.openedAt,
          ),
          track: trackOf.get(alert.enrollmentId) ?? first.program,
          counselorId: first.counselorId,
          counselor: counselorName(first),
          phone: client.phone,
          prefersContactBy: client.prefersContactBy,
          isSafeToLeaveMessage: client.isSafeToLeaveMessage,
          contactNote: client.contactNote,
          today,
          zone,
          alerts: group.map((row) => row.alert),
          // The engine's own output, as the command stored it.
          standing: first.result as Standing | null,
          policy: spokenPolicy(policyOf.get(first.programId) ?? [], today),
        },
      ];
    })
    .sort(
      (one, other) =>
        severityOf(other.level) - severityOf(one.level) || (one.on < other.on ? 1 : one.on > other.on ? -1 : 0),
    );
}

function readAlerts(reader: Reader, conditions: readonly (SQL | undefined)[]) {
  return reader
    .select({
      alert: alerts,
      client: clients,
      counselorId: enrollments.counselorId,
      counselorGiven: staff.givenName,
      counselorFamily: staff.familyName,
      counselorCredentials: staff.credentials,
      zone: sites.zone,
      programId: programs.id,
      program: programs.name,
      level: standings.level,
      result: standings.result,
    })
    .from(alerts)
    .innerJoin(clients, eq(clients.id, alerts.clientId))
    .innerJoin(enrollments, eq(enrollments.id, alerts.enrollmentId))
    .innerJoin(programs, eq(programs.id, enrollments.programId))
    .innerJoin(sites, eq(sites.id, alerts.siteId))
    .leftJoin(staff, eq(staff.id, enrollments.counselorId))
    .leftJoin(standings, eq(standings.enrollmentId, alerts.enrollmentId))
    .where(and(...conditions))
    .orderBy(desc(alerts.on), alerts.id);
}

/** How many rows the list of everybody has: clients and days, not alerts. A short week is a row beside a missed day. */
export async function countCalls(reader: Reader, asked: Omit<CallListAsked, "counselorId">): Promise<number> {
  const rows = await reader
    .selectDistinct({ clientId: alerts.clientId, on: alerts.on, kind: alerts.kind })
    .from(alerts)
    .where(and(...isOnTheList(reader, asked)));
  return new Set(rows.map(({ clientId, on, kind }) => `${clientId} ${on} ${kind === "hours"}`)).size;
}

/** The sites are named even when it is all of them: the index is by site and state, and most alerts ever are settled. */
function isOnTheList(
  reader: Reader,
  asked: { readonly sites: "all" | readonly string[]; readonly siteId: string | null; readonly about?: ListedKind },
): (SQL | undefined)[] {
  return [
    inArray(alerts.state, ["open", "acknowledged"]),
    inArray(alerts.kind, [...KINDS[asked.about ?? "calls"]]),
    asked.siteId === null ? undefined : eq(alerts.siteId, asked.siteId),
    inArray(alerts.siteId, asked.sites === "all" ? reader.select({ id: sites.id }).from(sites) : [...asked.sites]),
  ];
}

/**
 * The policy to say a row in: the newest that has begun, with the rules of all others added. A rule's id keeps its
 * meaning for ever, so an alert of an older version still finds its words.
 */
function spokenPolicy(versions: readonly { from: LocalDate; body: unknown }[], today: LocalDate): PolicyBody | null {
  // A policy was checked against the language of policies before it was stored.
  const bodies = versions.map(({ body }) => body as PolicyBody);
  const inForce = versions.findIndex(({ from }) => from <= today);
  const first = bodies[inForce === -1 ? bodies.length - 1 : inForce];
  if (first === undefined) return null;
  const rules = new Map([first, ...bodies].reverse().flatMap((body) => body.rules.map((rule) => [rule.id, rule])));
  return { ...first, rules: [...rules.values()] };
}

/** The versions of each program's policy, the newest first. */
async function findPolicies(reader: Reader, programIds: readonly string[]) {
  const rows =
    programIds.length === 0
      ? []
      : await reader
          .select({ programId: policyVersions.programId, from: policyVersions.from, body: policyVersions.body })
          .from(policyVersions)
          .where(inArray(policyVersions.programId, [...programIds]))
          .orderBy(desc(policyVersions.from));
  const byProgram = new Map<string, typeof rows>();
  for (const row of rows) byProgram.set(row.programId, [...(byProgram.get(row.programId) ?? []), row]);
  return byProgram;
}

async function findTracks(
  reader: Reader,
  rows: readonly { alert: { enrollmentId: string }; zone: Zone }[],
  now: Instant,
): Promise<Map<string, string>> {
  const ids = [...new Set(rows.map(({ alert }) => alert.enrollmentId))];
  if (ids.length === 0) return new Map();
  const phases = await reader
    .select({ enrollmentId: planPhases.enrollmentId, from: planPhases.from, track: tracks.name })
    .from(planPhases)
    .innerJoin(tracks, eq(tracks.id, planPhases.trackId))
    .where(inArray(planPhases.enrollmentId, ids));
  const found = new Map<string, string>();
  for (const { alert, zone } of rows) {
    const own = phases.filter(({ enrollmentId }) => enrollmentId === alert.enrollmentId);
    const phase = phaseOn(own, toLocal(now, zone).date);
    if (phase !== null) found.set(alert.enrollmentId, phase.track);
  }
  return found;
}

function counselorName(row: {
  counselorGiven: string | null;
  counselorFamily: string | null;
  counselorCredentials: string[] | null;
}): string | null {
  if (row.counselorGiven === null) return null;
  return [`${row.counselorGiven} ${row.counselorFamily ?? ""}`.trim(), ...(row.counselorCredentials ?? [])].join(", ");
}
