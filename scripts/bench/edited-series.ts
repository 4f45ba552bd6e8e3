import { and, asc, eq, isNotNull } from "drizzle-orm";
import { series, sessions } from "@/db/schema";
import type { Store } from "@/db/store";
import { WORLD_NOW, WORLD_ZONE } from "@/db/worlds/world-size";
import { createSeries } from "@/features/scheduling/commands/create-series";
import { addDays, startOfWeek } from "@/lib/time/local-date";
import { localTime } from "@/lib/time/local-time";
import { toLocal, zone } from "@/lib/time/zone";
import { runCommand } from "@/server/doors/run-command";

/** A series that is large enough to be worth measuring an edit of, by what the bare server needs to find it again. */
export interface EditedSeries {
  readonly seriesId: string;
  readonly anchorId: string;
  readonly sessionCount: number;
}

const SESSIONS = 150;

/**
 * Puts a group of 150 sessions to come into the world's copy, every weekday evening for the people of a busy track, by
 * the command that staff use: no series of the worlds has so many ahead of it.
 */
export async function makeEditedSeries(store: Store, siteId: string): Promise<EditedSeries> {
  const { reader } = store;
  const [model] = await reader
    .select()
    .from(series)
    .where(and(eq(series.siteId, siteId), eq(series.kind, "group"), isNotNull(series.trackId)))
    .orderBy(asc(series.id))
    .limit(1);
  if (model === undefined) throw new Error("This world has no group to take as a model.");
  const call = { actor: { kind: "system", name: "operator" }, now: WORLD_NOW } as const;
  const made = await runCommand(store, call, "bench", (tx) =>
    createSeries(tx, call, {
      ...{ siteId, programId: model.programId, trackId: model.trackId, kind: "group", title: "Evening reflection" },
      ...{ serviceTypeId: model.serviceTypeId, roomId: model.roomId, facilitatorId: model.facilitatorId },
      startDate: addDays(startOfWeek(toLocal(WORLD_NOW, zone(WORLD_ZONE)).date), 7),
      startTime: localTime("19:00"),
      durationMinutes: 60,
      rule: `FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR;COUNT=${SESSIONS}`,
      ...{ exdates: [], rdates: [], coFacilitatorId: null, capacity: null, modality: "in_person", joinLink: null },
    }),
  );
  if (!made.ok) throw new Error(`The series to edit could not be made: ${JSON.stringify(made.refusal)}`);
  const { seriesId } = made.value;
  const rows = await reader
    .select({ id: sessions.id })
    .from(sessions)
    .where(eq(sessions.seriesId, seriesId))
    .orderBy(asc(sessions.startsAt));
  return { seriesId, anchorId: rows[0]?.id ?? "", sessionCount: rows.length };
}
