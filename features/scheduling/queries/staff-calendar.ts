import { and, asc, eq, gte, inArray, lte, or } from "drizzle-orm";
import { clients, rooms, sessions, sites } from "@/db/schema";
import type { Reader } from "@/db/store";
import { listExpectedOfSessions } from "@/features/enrollment/queries/expected";
import { getSite } from "@/features/programs/queries/sites";
import { getStaff } from "@/features/staff/queries";
import { sitesWith, type AccessSubject, type Actor } from "@/lib/access/decide-access";
import type { CalendarEvent } from "@/lib/calendar/calendar-file";
import { initialsOf } from "@/lib/scheduling/initials";
import type { LocalDate } from "@/lib/time/local-date";
import type { CalendarExportInput } from "../input/calendar-export";

/** Whose calendar, where, and at which sites whoever asks may look. */
export interface CalendarAsked {
  /** Null: everybody's. */
  readonly staffId: string | null;
  readonly siteId: string | null;
  readonly sites: "all" | readonly string[];
}

/**
 * What an export is about: one's own calendar is one's own at every site where one works, anybody else's belongs to
 * those who plan there. Null: there is no such site or staff member.
 */
export async function findCalendarAccess(
  reader: Reader,
  { staff, site }: CalendarExportInput,
  actor: Actor,
): Promise<{ access: AccessSubject; value: CalendarAsked } | null> {
  const own = actor.kind === "staff" ? actor.staffId : null;
  const staffId = staff === "me" ? own : staff;
  if (staff === "me" && own === null) return null;
  if (staffId !== null && (await getStaff(reader, staffId)) === null) return null;
  if (site !== null && (await getSite(reader, site)) === null) return null;
  return {
    // Everybody's is nobody's own.
    access: { staffIds: staffId === null ? [] : [staffId], ...(site === null ? {} : { siteId: site }) },
    value: {
      staffId,
      siteId: site,
      sites: sitesWith(actor, "schedule:export", staffId !== null && staffId === own ? "own" : "site"),
    },
  };
}

/**
 * The sessions of a calendar from a day through a day, cancelled and closed ones too, so that they end in a program that
 * took them in before. A one-to-one session stands there by its kind and initials, for calendars are read by others:
 * its own title may say more than that. Four queries, however many sessions.
 */
export async function listCalendarEvents(
  reader: Reader,
  asked: CalendarAsked,
  days: { readonly from: LocalDate; readonly to: LocalDate },
): Promise<CalendarEvent[]> {
  const { staffId, siteId } = asked;
  const rows = await reader
    .select({ session: sessions, site: sites.name, room: rooms.name })
    .from(sessions)
    .innerJoin(sites, eq(sites.id, sessions.siteId))
    .leftJoin(rooms, eq(rooms.id, sessions.roomId))
    .where(
      and(
        gte(sessions.date, days.from),
        lte(sessions.date, days.to),
        staffId === null ? undefined : or(eq(sessions.facilitatorId, staffId), eq(sessions.coFacilitatorId, staffId)),
        siteId === null ? undefined : eq(sessions.siteId, siteId),
        asked.sites === "all" ? undefined : inArray(sessions.siteId, [...asked.sites]),
      ),
    )
    .orderBy(asc(sessions.startsAt), asc(sessions.id));
  const initials = await listInitials(
    reader,
    rows.map(({ session }) => session).filter(({ kind }) => kind !== "group"),
  );
  return rows.map(({ session, site, room }): CalendarEvent => {
    const who = initials.get(session.id) ?? "";
    return {
      uid: session.calendarUid,
      sequence: session.sequence,
      startsAt: session.startsAt,
      endsAt: session.endsAt,
      summary:
        session.kind === "group" ? session.title : [KINDS[session.kind], who].filter((part) => part !== "").join(", "),
      location: [room, site].filter((part) => part !== null).join(", "),
      isOff: session.status !== "scheduled",
    };
  });
}

const KINDS = { individual: "Individual", family: "Family" } as const;

async function listInitials(
  reader: Reader,
  asked: readonly (typeof sessions.$inferSelect)[],
): Promise<Map<string, string>> {
  const expected = await listExpectedOfSessions(reader, asked);
  const ids = [...new Set([...expected.values()].flat().map(({ clientId }) => clientId))];
  if (ids.length === 0) return new Map();
  const people = await reader
    .select({
      id: clients.id,
      givenName: clients.givenName,
      familyName: clients.familyName,
      preferredName: clients.preferredName,
    })
    .from(clients)
    .where(inArray(clients.id, ids));
  const letters = new Map(people.map((person) => [person.id, initialsOf(person)]));
  return new Map(
    [...expected].map(([id, lines]) => [id, lines.map(({ clientId }) => letters.get(clientId) ?? "").join(" ")]),
  );
}
