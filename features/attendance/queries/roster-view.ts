import { inArray } from "drizzle-orm";
import { clients } from "@/db/schema";
import type { Reader } from "@/db/store";
import { languageName } from "@/lib/clients/languages";
import { decideAccess, type Actor } from "@/lib/access/decide-access";
import { opensAt } from "@/lib/attendance/decide-mark";
import { shownMark, type ShownMark } from "@/lib/attendance/mark";
import { toldOf, type Told } from "@/lib/attendance/typed-mark";
import type { LocalTime } from "@/lib/time/local-time";
import type { LocalDate } from "@/lib/time/local-date";
import { toLocal, type Instant } from "@/lib/time/zone";
import { findRosterState, type MarkRow, type RosterState } from "./roster-state";
import { listRosterEnrollments, NO_ROSTER_POLICY, type RosterPolicy } from "./roster-policies";

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
  const { session, room, lead, locksAt } = roster;
  const access = { siteId: session.siteId, staffIds: [session.facilitatorId, session.coFacilitatorId] };
  const untilOpen = opensAt(session).getTime() - asked.now.getTime();
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
    room,
    lead: lead === null ? null : `${firstCharacter(lead.givenName)}. ${lead.familyName}`,
    status: session.status,
    modality: session.modality,
    isFinished: session.rosterFinishedAt !== null,
    opensInMinutes: Math.max(0, Math.ceil(untilOpen / 60_000)),
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
  const enrolled = await listRosterEnrollments(reader, enrollmentIds, session.date);
  const names = people.map((person) => ({ person, name: rosterName(person) }));
  const isTwice = (name: string) => names.filter((each) => each.name === name).length > 1;
  return names
    .sort(
      (one, other) => one.name.localeCompare(other.name, "en") || (one.person.number < other.person.number ? -1 : 1),
    )
    .flatMap(({ person, name }): RosterViewLine[] => {
      const line = lines.get(person.id);
      if (line === undefined) return [];
      const enrollment = enrolled.get(line.enrollmentId ?? "");
      const policy = enrollment?.policy ?? NO_ROSTER_POLICY;
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
  const initial = firstCharacter(person.familyName).toUpperCase();
  return `${person.preferredName ?? person.givenName}${initial === "" ? "" : ` ${initial}.`}`;
}

/** What a reader sees as one: never half of an emoji or a letter without its accent. */
function firstCharacter(name: string): string {
  for (const { segment } of CHARACTERS.segment(name.normalize("NFC"))) return segment;
  return "";
}

const CHARACTERS = new Intl.Segmenter("en", { granularity: "grapheme" });

function hintsFor(language: string, isFirstDay: boolean, current: MarkRow | null, modality: string): string[] {
  return [
    ...(isFirstDay ? ["First day"] : []),
    ...(language === "en" ? [] : [`Prefers ${languageName(language)}`]),
    ...(current?.was === "attended" && current.modality !== "in_person" && modality === "hybrid"
      ? ["Online today"]
      : []),
  ];
}
