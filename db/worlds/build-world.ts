import { addDays, startOfWeek, type LocalDate } from "@/lib/time/local-date";
import { localTime } from "@/lib/time/local-time";
import { toInstant, toLocal, type Zone } from "@/lib/time/zone";
import * as schema from "../schema";
import { openBulk, type Bulk } from "./bulk";
import { Chance, idAt } from "./chance";
import { fillPeople, type WorldSeat, type WorldStay } from "./world-people";
import { common, dayIn, fillPlaces, MINUTES, type WorldGroup, type WorldPlaces } from "./world-places";
import { WEEKS_AHEAD, WORLD_NOW, WORLD_SIZES, WORLD_ZONE, type WorldSize } from "./world-size";

export interface WorldOptions {
  readonly url: string;
  readonly size: WorldSize;
  /** The program's standing policy, as JSON. */
  readonly policy: Record<string, unknown>;
  readonly passwordHash: string;
  readonly onWeek?: (week: number, weeks: number) => void;
}

export interface BuiltWorld {
  /** Sessions that have begun: each group once a week over the span. */
  readonly sessions: number;
  /** Sessions to come. */
  readonly coming: number;
  readonly marks: number;
}

/**
 * Fills an empty, migrated database with a clinic of a given size: its weekly groups over the span, twelve marks in each
 * session that has begun, and the weeks to come. Standings are not in it: only the commands above this floor work them out.
 */
export async function buildWorld(options: WorldOptions): Promise<BuiltWorld> {
  const { size, policy, passwordHash, onWeek } = options;
  const { weeks } = WORLD_SIZES[size];
  const zone = WORLD_ZONE as Zone;
  const chance = new Chance(`world ${size}`);
  const lastMonday = startOfWeek(toLocal(WORLD_NOW, zone).date);
  // The span reaches back to this very hour, so the first week of it is cut where the last one is.
  const firstMonday = addDays(lastMonday, -7 * weeks);
  const founded = toInstant(firstMonday, localTime("06:00"), zone);
  const through = addDays(lastMonday, 7 * WEEKS_AHEAD + 6);
  const bulk = await openBulk(options.url);
  const built = { sessions: 0, coming: 0, marks: 0 };
  try {
    const places = await fillPlaces(bulk, chance, { size, founded, firstMonday, through, policy, passwordHash });
    const seatsOf = await fillPeople(bulk, chance, places, { size, founded, firstMonday, lastMonday, passwordHash });
    // By the wall clock, or a change of the clocks in between would cut one group's weeks short.
    const local = toLocal(WORLD_NOW, zone);
    const earliest = toInstant(addDays(local.date, -7 * weeks), local.time, zone);
    await bulk.withoutIndexes(schema.marks, () =>
      bulk.withoutIndexes(schema.sessions, async () => {
        for (let week = 0; week <= weeks + WEEKS_AHEAD; week++) {
          const monday = addDays(firstMonday, 7 * week);
          const made = await fillWeek(bulk, chance, { places, seatsOf, monday, founded, earliest });
          built.sessions += made.sessions;
          built.coming += made.coming;
          built.marks += made.marks;
          onWeek?.(week + 1, weeks + WEEKS_AHEAD + 1);
        }
      }),
    );
  } finally {
    await bulk.close();
  }
  return built;
}

interface Week {
  readonly places: WorldPlaces;
  readonly seatsOf: ReadonlyMap<string, readonly WorldSeat[]>;
  readonly monday: LocalDate;
  readonly founded: Date;
  readonly earliest: Date;
}

type SessionRow = typeof schema.sessions.$inferInsert;
type MarkRow = typeof schema.marks.$inferInsert;

async function fillWeek(bulk: Bulk, chance: Chance, week: Week): Promise<BuiltWorld> {
  const sessions: { row: SessionRow & { id: string }; group: WorldGroup }[] = [];
  for (const { groups } of week.places.tracks) {
    for (const group of groups) {
      const row = sessionRow(chance, group, week);
      if (row.startsAt > week.earliest) sessions.push({ row, group });
    }
  }
  sessions.sort((one, other) => one.row.startsAt.getTime() - other.row.startsAt.getTime());
  await bulk.insert(
    schema.sessions,
    sessions.map(({ row }) => row),
  );
  const begun = sessions.filter(({ row }) => row.startsAt <= WORLD_NOW);
  const marks = await bulk.insert(schema.marks, markRows(chance, begun, week.seatsOf));
  return { sessions: begun.length, coming: sessions.length - begun.length, marks };
}

function sessionRow(chance: Chance, group: WorldGroup, { places, monday, founded }: Week): SessionRow & { id: string } {
  const date = dayIn(monday, group.weekday);
  const startsAt = toInstant(date, group.startTime, WORLD_ZONE as Zone);
  const endsAt = new Date(startsAt.getTime() + MINUTES * 60_000);
  const id = idAt(chance, startsAt);
  const isOver = endsAt <= WORLD_NOW;
  return {
    ...common(group, places.programId),
    ...{ id, seriesId: group.id, origin: "pattern", date, startsAt, endsAt },
    ...{ regularDate: date, regularTime: group.startTime },
    ...{ hasOwnTime: false, hasOwnLength: false, hasOwnRoom: false, hasOwnLead: false },
    ...{ status: "scheduled", cancelReason: null, calendarUid: `${id}@evenkeel`, sequence: 0 },
    ...{ rosterFinishedAt: isOver ? endsAt : null, rosterFinishedBy: isOver ? group.facilitatorAccountId : null },
    ...{ createdAt: founded, version: 1 },
  };
}

function* markRows(
  chance: Chance,
  sessions: readonly { row: SessionRow & { id: string }; group: WorldGroup }[],
  seatsOf: ReadonlyMap<string, readonly WorldSeat[]>,
): Generator<MarkRow> {
  for (const { row, group } of sessions) {
    const recordedAt = row.endsAt <= WORLD_NOW ? row.endsAt : WORLD_NOW;
    for (const seat of seatsOf.get(row.seriesId) ?? []) {
      const stay = seat.find(({ from, through }) => from <= row.date && (through === null || row.date <= through));
      if (stay === undefined) continue;
      yield {
        ...{
          id: idAt(chance, recordedAt),
          sessionId: row.id,
          clientId: stay.clientId,
          enrollmentId: stay.enrollmentId,
        },
        ...{ version: 1, isCurrent: true, isClear: false, modality: "in_person", makeUpForSessionId: null },
        ...factsOf(chance, row, stay),
        ...{ serviceDate: row.date, correctionReason: null, recordedAt, recordedBy: group.facilitatorAccountId },
        device: "roster",
      };
    }
  }
}

const DAY_MS = 86_400_000;
const RECENT_MS = 31 * DAY_MS;
/** Two missed days closer than this would make three in thirty possible, and then everybody had a contract by now. */
const APART_MS = 16 * DAY_MS;

/** Long ago one in eleven was missed; lately most people come to everything, as in a clinic that calls. */
function factsOf(
  chance: Chance,
  { startsAt, endsAt }: SessionRow,
  stay: WorldStay,
): Pick<MarkRow, "was" | "arrivedAt" | "leftAt" | "noticeGivenAt" | "reason"> {
  const isRecent = WORLD_NOW.getTime() - startsAt.getTime() < RECENT_MS;
  const isApart = startsAt.getTime() - stay.lastMissed >= APART_MS || stay.isAtRisk;
  const missed = !isApart ? 0 : isRecent ? (stay.isSteady ? 0.002 : 0.05) : 0.09;
  const draw = chance.next();
  const nothing = { arrivedAt: null, leftAt: null, noticeGivenAt: null, reason: null };
  if (draw < missed) {
    stay.lastMissed = startsAt.getTime();
    return { ...nothing, was: "missed" };
  }
  if (draw < missed + 0.06) {
    return { ...nothing, was: "excused", noticeGivenAt: new Date(startsAt.getTime() - 2 * DAY_MS), reason: "Sick" };
  }
  const late = chance.next();
  if (late < 0.06) return { ...nothing, was: "attended", arrivedAt: new Date(startsAt.getTime() + 8 * 60_000) };
  if (late < 0.08) return { ...nothing, was: "attended", leftAt: new Date(endsAt.getTime() - 10 * 60_000) };
  return { ...nothing, was: "attended" };
}
