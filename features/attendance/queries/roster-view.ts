import type { Reader } from "@/db/store";
import { languageName } from "@/lib/clients/languages";
import { decideAccess, type Actor } from "@/lib/access/decide-access";
import { opensAt } from "@/lib/attendance/decide-mark";
import { shownMark, type ShownMark } from "@/lib/attendance/mark";
import { toldOf, type Told } from "@/lib/attendance/typed-mark";
import type { LocalTime } from "@/lib/time/local-time";
import { addDays, type LocalDate } from "@/lib/time/local-date";
import type { Addition } from "@/lib/roster/expected";
import type { NoticeChannel, NoticeKind } from "@/lib/notices/notice";
import { rosterNames } from "@/lib/roster/roster-names";
import { toLocal, type Instant, type Zone } from "@/lib/time/zone";
import { findRosterChoices, type RosterChoices } from "./roster-choices";
import { listRosterPeople } from "./roster-people";
import { findRosterState, type MarkRow, type RosterHead, type RosterState } from "./roster-state";
import { NO_ROSTER_POLICY, type RosterPolicy } from "./roster-policies";

/** What a client told us about one session. Never why: the reason is read in an opened row, where it is asked for. */
export interface LineNotice {
  readonly kind: NoticeKind;
  readonly expectedTime: LocalTime | null;
  /** An instant as text, for lines travel as JSON. */
  readonly givenAt: string;
  readonly channel: NoticeChannel;
  /** Null: nobody decided yet. */
  readonly isExcused: boolean | null;
}

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
  /** Put on this one roster by somebody. */
  readonly addition: Addition["kind"] | null;
  readonly notice: LineNotice | null;
  /** When they came in on the day, the first time: an instant as text. */
  readonly arrivedAt: string | null;
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
  readonly zone: Zone;
  /** The session's instants as text. */
  readonly startsAt: string;
  readonly endsAt: string;
  /** The day at the session's place when this was read: what "yesterday" is counted from. */
  readonly today: LocalDate;
  readonly room: string | null;
  readonly lead: string | null;
  readonly leadId: string | null;
  readonly topicId: string | null;
  readonly choices: RosterChoices;
  readonly status: "scheduled" | "cancelled" | "closed";
  /** Somebody said that the group did not meet, and why. */
  readonly didNotMeet: { readonly reason: string } | null;
  readonly modality: "in_person" | "video" | "audio" | "hybrid";
  readonly isFinished: boolean;
  /** Before attendance opens an excuse can be recorded, and nothing else. */
  readonly opensInMinutes: number;
  readonly isLocked: boolean;
  /** The last day on which it can be changed without a reason; null: it never locks. */
  readonly locksOn: LocalDate | null;
  readonly mayMark: boolean;
  readonly mayCorrectLocked: boolean;
  readonly lines: readonly RosterViewLine[];
}

/** The roster page's whole content. Null: no such session. */
export async function findRosterView(
  reader: Reader,
  sessionId: string,
  asked: { readonly actor: Actor; readonly now: Instant },
  head?: RosterHead,
): Promise<RosterView | null> {
  const roster = await findRosterState(reader, sessionId, head);
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
    startsAt: session.startsAt.toISOString(),
    endsAt: session.endsAt.toISOString(),
    today: toLocal(asked.now, session.zone).date,
    room,
    lead: lead === null ? null : `${firstCharacter(lead.givenName)}. ${lead.familyName}`,
    leadId: session.facilitatorId,
    topicId: session.topicId,
    choices: await findRosterChoices(reader, session),
    status: session.status,
    didNotMeet: session.didNotMeetAt === null ? null : { reason: session.cancelReason ?? "" },
    modality: session.modality,
    isFinished: session.rosterFinishedAt !== null,
    opensInMinutes: Math.max(0, Math.ceil(untilOpen / 60_000)),
    isLocked: locksAt !== null && asked.now >= locksAt,
    locksOn: locksAt === null ? null : addDays(toLocal(locksAt, session.zone).date, -1),
    mayMark: decideAccess(asked.actor, "attendance:mark", access) === "allowed",
    mayCorrectLocked: decideAccess(asked.actor, "attendance:correct", access) === "allowed",
    lines: await readLines(reader, roster),
  };
}

async function readLines(reader: Reader, roster: RosterState): Promise<RosterViewLine[]> {
  const { session, lines } = roster;
  const people = await listRosterPeople(reader, roster);
  const names = rosterNames(people);
  return people
    .map((person) => ({ person, name: names.get(person.id) ?? "" }))
    .sort(
      (one, other) => one.name.localeCompare(other.name, "en") || (one.person.number < other.person.number ? -1 : 1),
    )
    .flatMap(({ person, name }): RosterViewLine[] => {
      const line = lines.get(person.id);
      if (line === undefined) return [];
      const { enrollment, notice, arrivedAt } = person;
      const policy = enrollment?.policy ?? NO_ROSTER_POLICY;
      const { current } = line;
      const shown = current === null ? null : shownMark(current, session);
      return [
        {
          clientId: person.id,
          name,
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
          addition: line.addition?.kind ?? null,
          notice:
            notice === null
              ? null
              : {
                  kind: notice.kind,
                  expectedTime: notice.expectedTime,
                  givenAt: notice.givenAt.toISOString(),
                  channel: notice.channel,
                  isExcused: notice.isExcused,
                },
          arrivedAt: arrivedAt?.toISOString() ?? null,
        },
      ];
    });
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
