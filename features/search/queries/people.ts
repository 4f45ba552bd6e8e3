import { and, asc, eq, inArray, isNull, sql } from "drizzle-orm";
import { clients, enrollments, programs, staff } from "@/db/schema";
import { containsText, wordsInside } from "@/db/sql";
import type { Reader } from "@/db/store";
import { clientName } from "@/lib/clients/client-name";
import { isBeforeAStart, isEnding } from "@/lib/enrollment/enrollment-status";
import { foundGroup, MOST_FOUND, type FoundGroup } from "@/lib/search/found";

/** The sites at which somebody may see something. */
export type Sites = "all" | readonly string[];

/** Clients at these sites by any part of the name or number. One statement; `term` is normalised. */
export async function findClients(reader: Reader, sites: Sites, term: string): Promise<FoundGroup> {
  const misses = wordsInside(clients.searchName, term).as("misses");
  // The best are picked first: only they are asked for their program.
  const best = reader
    .select({
      id: clients.id,
      number: clients.number,
      givenName: clients.givenName,
      familyName: clients.familyName,
      preferredName: clients.preferredName,
      searchName: clients.searchName,
      misses,
    })
    .from(clients)
    .where(
      and(
        containsText(clients.searchName, term),
        isNull(clients.archivedAt),
        sites === "all" ? undefined : inArray(clients.siteId, [...sites]),
      ),
    )
    .orderBy(asc(misses), asc(clients.searchName), asc(clients.id))
    .limit(MOST_FOUND + 1)
    .as("best");
  const latest = sql`(
    select latest.id from ${enrollments} latest
    where latest.client_id = ${best.id} order by latest.start_date desc, latest.id desc limit 1
  )`;
  const rows = await reader
    .select({
      id: best.id,
      number: best.number,
      givenName: best.givenName,
      familyName: best.familyName,
      preferredName: best.preferredName,
      program: programs.name,
      status: enrollments.status,
    })
    .from(best)
    .leftJoin(enrollments, eq(enrollments.id, latest))
    .leftJoin(programs, eq(programs.id, enrollments.programId))
    .orderBy(asc(best.misses), asc(best.searchName), asc(best.id));
  return foundGroup(
    "clients",
    rows.map(({ program, status, ...client }) => ({
      href: `/clients/${client.id}`,
      title: clientName(client),
      detail: [client.number, program, status === null ? null : placeNote(status)].filter(Boolean).join(", "),
    })),
  );
}

function placeNote(status: (typeof enrollments.$inferSelect)["status"]): string | null {
  if (isBeforeAStart(status)) return "waiting";
  return isEnding(status) ? "left" : null;
}

/** Who works here, by any part of the name. One statement; `term` is normalised. */
export async function findStaff(reader: Reader, term: string): Promise<FoundGroup> {
  const rows = await reader
    .select()
    .from(staff)
    .where(and(containsText(staff.searchName, term), isNull(staff.archivedAt)))
    .orderBy(asc(wordsInside(staff.searchName, term)), asc(staff.searchName), asc(staff.id))
    .limit(MOST_FOUND + 1);
  return foundGroup(
    "staff",
    rows.map(({ id, givenName, familyName, credentials, title }) => ({
      href: `/setup/staff/${id}`,
      title: [`${givenName} ${familyName}`.trim(), ...credentials].join(", "),
      detail: title,
    })),
  );
}
