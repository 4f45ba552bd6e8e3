import { and, asc, eq, gt, gte, inArray, isNull, lt, or } from "drizzle-orm";
import { clients, decisions, enrollments, policyVersions, sites } from "@/db/schema";
import { countOf } from "@/db/sql";
import type { Reader } from "@/db/store";
import { earliestToday } from "@/features/programs/queries/uses";
import type { SiteScope } from "@/features/programs/queries/sites";
import { asPolicyVersion, listAcknowledgements } from "@/features/standing/queries/policies";
import { versionToSign } from "@/lib/policy/version-to-sign";
import type { PolicyVersion } from "@/lib/standing/types";
import type { LocalDate } from "@/lib/time/local-date";
import { toLocal, type Instant } from "@/lib/time/zone";

/** A version that waits for somebody's signature. */
export interface WaitingSignature {
  readonly enrollmentId: string;
  readonly clientId: string;
  readonly siteId: string;
  readonly version: PolicyVersion;
}

/** The versions that wait for this client's own signature. One query, and a second where a version was made for signing. */
export async function listToSign(reader: Reader, clientId: string, now: Instant): Promise<WaitingSignature[]> {
  return listWaiting(reader, now, eq(enrollments.clientId, clientId));
}

/** The same for one enrollment. */
export async function findToSign(reader: Reader, enrollmentId: string, now: Instant): Promise<WaitingSignature | null> {
  return (await listWaiting(reader, now, eq(enrollments.id, enrollmentId)))[0] ?? null;
}

/** Everybody in a program who is still to sign, in the order of their enrollments, from `after` on. */
export async function listWaitingIn(
  reader: Reader,
  now: Instant,
  { programId, after, limit }: { readonly programId: string; readonly after: string; readonly limit: number },
): Promise<{ readonly last: string | null; readonly waiting: WaitingSignature[] }> {
  const rows = await reader
    .select({ id: enrollments.id })
    .from(enrollments)
    .where(and(eq(enrollments.programId, programId), eq(enrollments.status, "active"), gt(enrollments.id, after)))
    .orderBy(asc(enrollments.id))
    .limit(limit);
  if (rows.length === 0) return { last: null, waiting: [] };
  const ids = rows.map(({ id }) => id);
  return { last: ids.at(-1) ?? null, waiting: await listWaiting(reader, now, inArray(enrollments.id, ids)) };
}

async function listWaiting(reader: Reader, now: Instant, which: ReturnType<typeof eq>): Promise<WaitingSignature[]> {
  const rows = await reader
    .select({
      enrollmentId: enrollments.id,
      clientId: enrollments.clientId,
      siteId: enrollments.siteId,
      startDate: enrollments.startDate,
      endDate: enrollments.endDate,
      zone: sites.zone,
      policy: { version: policyVersions.version, from: policyVersions.from, body: policyVersions.body },
    })
    .from(enrollments)
    .innerJoin(sites, eq(sites.id, enrollments.siteId))
    .innerJoin(policyVersions, eq(policyVersions.programId, enrollments.programId))
    .where(and(which, eq(enrollments.status, "active")))
    .orderBy(asc(enrollments.id));
  const found = new Map<string, { row: (typeof rows)[number]; versions: PolicyVersion[] }>();
  for (const row of rows) {
    const own = found.get(row.enrollmentId) ?? { row, versions: [] };
    own.versions.push(asPolicyVersion(row.policy));
    found.set(row.enrollmentId, own);
  }
  const asked = [...found].filter(([, { versions }]) => versions.some((each) => each.adoption === "when-acknowledged"));
  if (asked.length === 0) return [];
  const signed = await listAcknowledgements(
    reader,
    asked.map(([id]) => id),
  );
  return asked.flatMap(([enrollmentId, { row, versions }]) => {
    const today = toLocal(now, row.zone).date;
    if (row.endDate !== null && row.endDate < today) return [];
    const signer = { start: row.startDate, decisions: signed.get(enrollmentId) ?? [] };
    const version = versionToSign(versions, signer, today);
    return version === null ? [] : [{ enrollmentId, clientId: row.clientId, siteId: row.siteId, version }];
  });
}

/** How many people a version of this first day finds enrolled already. */
export async function countEnrolledBefore(
  reader: Reader,
  programId: string,
  from: LocalDate,
  now: Instant,
): Promise<number> {
  const rows = await reader
    .select({ count: countOf() })
    .from(enrollments)
    .where(and(isInCare(programId, await earliestToday(reader, now)), lt(enrollments.startDate, from)));
  return rows[0]?.count ?? 0;
}

/** One person and whether they signed a version. */
export interface SignatureLine {
  readonly enrollmentId: string;
  readonly clientId: string;
  readonly name: string;
  readonly number: string;
  readonly signedOn: LocalDate | null;
  /** An account id, or the client's own. */
  readonly recordedBy: string | null;
}

/** Everybody in care at these sites whom a version found enrolled: who has signed it and who has not, by name. */
export async function listSignatures(
  reader: Reader,
  asked: {
    readonly programId: string;
    readonly version: PolicyVersion;
    readonly sites: SiteScope;
    readonly now: Instant;
  },
): Promise<SignatureLine[]> {
  const { programId, version, sites: scope } = asked;
  const rows = await reader
    .select({
      enrollmentId: enrollments.id,
      clientId: clients.id,
      preferredName: clients.preferredName,
      givenName: clients.givenName,
      familyName: clients.familyName,
      number: clients.number,
      signedOn: decisions.on,
      recordedBy: decisions.recordedBy,
    })
    .from(enrollments)
    .innerJoin(clients, eq(clients.id, enrollments.clientId))
    .leftJoin(
      decisions,
      and(
        eq(decisions.enrollmentId, enrollments.id),
        eq(decisions.kind, "acknowledge"),
        eq(decisions.policyVersion, version.version),
        isNull(decisions.voidedAt),
      ),
    )
    .where(
      and(
        isInCare(programId, await earliestToday(reader, asked.now)),
        lt(enrollments.startDate, version.from as LocalDate),
        scope === "all" ? undefined : inArray(enrollments.siteId, [...scope]),
      ),
    )
    .orderBy(asc(clients.familyName), asc(clients.givenName), asc(enrollments.id));
  return rows.map(({ preferredName, givenName, familyName, number, ...row }) => ({
    ...row,
    name: `${preferredName ?? givenName} ${familyName}`,
    number: String(number),
  }));
}

function isInCare(programId: string, today: LocalDate) {
  return and(
    eq(enrollments.programId, programId),
    eq(enrollments.status, "active"),
    or(isNull(enrollments.endDate), gte(enrollments.endDate, today)),
  );
}
