import { eq, inArray } from "drizzle-orm";
import { clients, enrollments, rooms, staff } from "@/db/schema";
import type { Reader } from "@/db/store";
import { decideAccess, type Actor } from "@/lib/access/decide-access";
import { MARK_FROM_MINUTES_BEFORE } from "@/lib/attendance/decide-mark";
import { shownMark, type ShownMark } from "@/lib/attendance/mark";
import { toldOf, type Told } from "@/lib/attendance/typed-mark";
import type { LocalTime } from "@/lib/time/local-time";
import type { LocalDate } from "@/lib/time/local-date";
import { toLocal, type Instant } from "@/lib/time/zone";
import { findRosterState, type MarkRow, type RosterState } from "./roster-state";
import { listRosterPolicies, type RosterPolicy } from "./session-policy";

/** One line of a roster, as plain values that a browser may hold: first name and initial, never standing or hours. */
export interface RosterViewLine {
  readonly clientId: string;
  readonly name: string;
  readonly hints: readonly string[];
  readonly version: number;
  readonly mark: (Pick<ShownMark, "name" | "minutesLate"> & { readonly leftAt: LocalTime | null }) | null;
  readonly told: Told | null;
  readonly reason: string | null;
  readonly modality: MarkRow["modality"] | null;
  readonly policy: RosterPolicy;
}

export interface RosterView {
  readonly sessionId: string;
  readonly siteId: string;
  readonly title: string;
  readonly kind: "group" | "individual" | "family";
  readonly date: LocalDate;
  readonly startTime: LocalTime;
  readonly endTime: LocalTime;
  readonly durationMinutes: number;
  readonly zone: string;
  readonly room: string | null;
  readonly lead: string | null;
  readonly status: "scheduled" | "cancelled" | "closed";
  readonly modality: "in_person" | "video" | "audio" | "hybrid";
  readonly isFinished: boolean;
  /** Before attendance opens an excuse can be recorded, and nothing else. */
  readonly opensInMinutes: number;
  readonly isLocked: boolean;
  readonly mayMark: boolean;
  readonly mayCorrectLocked: boolean;
  readonly lines: readonly RosterViewLine[];
}

/** The roster page's whole content. Null: no such session. */
export async function findRosterView(
  reader: Reader,
  sessionId: string,
  asked: { readonly actor: Actor; readonly now: Instant },
): Promise<RosterView | null> {
  const roster = await findRosterState(reader, sessionId);
  if (roster === null) return null;
  const { session } = roster;
  const [place] = await reader
    .select({ room: rooms.name })
    .from(rooms)
    .where(eq(rooms.id, session.roomId ?? ""));
  const [lead] = await reader
    .select({ givenName: staff.givenName, familyName: staff.familyName })
    .from(staff)
    .where(eq(staff.id, session.facilitatorId ?? ""));
  const access = { siteId: session.siteId, staffIds: [session.facilitatorId, session.coFacilitatorId] };
  const opensAt = session.startsAt.getTime() - MARK_FROM_MINUTES_BEFORE * 60_000;
  const locksAt = [...roster.lines.values()][0]?.locksAt ?? null;
  return {
    sessionId: session.id,
    siteId: session.siteId,
    title: session.title,
    kind: session.kind,
    date: session.date,
    startTime: session.startTime,
    endTime: toLocal(session.endsAt, session.zone).time,
    durationMinutes: session.durationMinutes,
    zone: session.zone,
    room: place?.room ?? null,
    lead: lead === undefined ? null : `${lead.givenName.slice(0, 1)}. ${lead.familyName}`,
    status: session.status,
    modality: session.modality,
    isFinished: session.rosterFinishedAt !== null,
    opensInMinutes: Math.max(0, Math.ceil((opensAt - asked.now.getTime()) / 60_000)),
    isLocked: locksAt !== null && asked.now >= locksAt,
    mayMark: decideAccess(asked.actor, "attendance:mark", access) === "allowed",
    mayCorrectLocked: decideAccess(asked.actor, "attendance:correct", access) === "allowed",
    lines: await readLines(reader, roster),
  };
}

async function readLines(reader: Reader, { session, lines }: RosterState): Promise<RosterViewLine[]> {
  if (lines.size === 0) return [];
  const people = await reader
    .select({
      id: clients.id,
      number: clients.number,
      givenName: clients.givenName,
      familyName: clients.familyName,
      preferredName: clients.preferredName,
      language: clients.language,
    })
    .from(clients)
    .where(inArray(clients.id, [...lines.keys()]));
  const enrollmentIds = [...lines.values()].flatMap(({ enrollmentId }) =>
    enrollmentId === null ? [] : [enrollmentId],
  );
  const enrolled = await reader
    .select({ clientId: enrollments.clientId, programId: enrollments.programId, startDate: enrollments.startDate })
    .from(enrollments)
    .where(inArray(enrollments.id, enrollmentIds.length === 0 ? [""] : enrollmentIds));
  const programOf = new Map(enrolled.map((each) => [each.clientId, each]));
  const policies = await listRosterPolicies(reader, [...new Set(enrolled.map((each) => each.programId))], session.date);
  const names = people.map((person) => ({ person, name: rosterName(person) }));
  const isTwice = (name: string) => names.filter((each) => each.name === name).length > 1;
  return names
    .sort(
      (one, other) => one.name.localeCompare(other.name, "en") || (one.person.number < other.person.number ? -1 : 1),
    )
    .flatMap(({ person, name }): RosterViewLine[] => {
      const line = lines.get(person.id);
      if (line === undefined) return [];
      const enrollment = programOf.get(person.id);
      const policy = policies.get(enrollment?.programId ?? "") ?? {
        lateFrom: null,
        absentFrom: null,
        noticeHours: null,
      };
      const { current } = line;
      const shown = current === null ? null : shownMark(current, session);
      return [
        {
          clientId: person.id,
          name: isTwice(name) ? `${name} (${person.number})` : name,
          hints: hintsFor(person.language, enrollment?.startDate === session.date, current, session.modality),
          version: line.version,
          mark:
            shown === null
              ? null
              : {
                  name: shown.name,
                  minutesLate: shown.minutesLate,
                  leftAt: shown.leftAt === null ? null : toLocal(shown.leftAt, session.zone).time,
                },
          told: toldOf(current?.noticeGivenAt ?? null, session, policy.noticeHours),
          reason: current?.reason ?? null,
          modality: current?.modality ?? null,
          policy,
        },
      ];
    });
}

/** First name, the one they go by, and an initial: what a bystander may read. */
function rosterName(person: { preferredName: string | null; givenName: string; familyName: string }): string {
  const [initial = ""] = person.familyName;
  return `${person.preferredName ?? person.givenName} ${initial.toUpperCase()}.`;
}

function hintsFor(language: string, isFirstDay: boolean, current: MarkRow | null, modality: string): string[] {
  return [
    ...(isFirstDay ? ["First day"] : []),
    ...(language === "English" ? [] : [`Prefers ${language}`]),
    ...(current?.was === "attended" && current.modality !== "in_person" && modality === "hybrid"
      ? ["Online today"]
      : []),
  ];
}
