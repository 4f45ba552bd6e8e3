import { and, eq, inArray, ne } from "drizzle-orm";
import { newId } from "@/db/id";
import {
  auditEntries,
  clients,
  closures,
  marks,
  rooms,
  scheduleChanges,
  series as seriesTable,
  seriesParts,
  serviceTypes,
  sessionClosures,
  sessions,
  sites,
  staff,
} from "@/db/schema";
import type { Store, Tx } from "@/db/store";
import { insertSessionRows, newSessionRow } from "@/features/scheduling/commands/session-rows";
import { readSeriesState, type StoredSeries } from "@/features/scheduling/queries/series-state";
import type { SeriesState } from "@/lib/scheduling/change/series-state";
import { LEADS, PLACES, ROOM_LINKS } from "@/lib/scheduling/change/testing/random-series";
import type { RandomStep } from "@/lib/scheduling/change/testing/random-changes";
import { settleUnderClosures } from "@/lib/scheduling/settle-closures";
import { zone, type Instant } from "@/lib/time/zone";

/*
 * A series of the rules' random tests, as rows of a real store: what is not a change of the series (a mark, a closure)
 * is written plainly, so that the store under test is what reads it and changes it.
 */

const SITE = "site";
const CLIENT = "client";
const TYPE = "type";

/** What the random places and leads name. */
export async function furnish(store: Store, at: Instant): Promise<void> {
  const made = { createdAt: at, version: 1 };
  await store.transact(async (tx) => {
    const where = { zone: zone("America/New_York"), address: "", phone: "" };
    await tx.insert(sites).values({ id: SITE, name: "Worcester", ...where, ...made });
    for (const { roomId } of PLACES) {
      const joinLink = ROOM_LINKS[roomId!] ?? null;
      const room = { siteId: SITE, name: roomId!, capacity: null, isVirtual: joinLink !== null, joinLink };
      await tx.insert(rooms).values({ id: roomId!, ...room, ...made });
    }
    const people = new Set(LEADS.flatMap(({ facilitatorId, coFacilitatorId }) => [facilitatorId, coFacilitatorId]));
    for (const id of people) {
      if (id === null) continue;
      const named = { givenName: id, familyName: "Test", title: "", credentials: [], searchName: id };
      await tx.insert(staff).values({ id, ...named, ...made });
    }
    const counts = { countsToHours: true, countsToStanding: true, isBillable: false };
    await tx.insert(serviceTypes).values({ id: TYPE, name: "Skills", ...counts, ...made });
    const contact = { prefersContactBy: "call" as const, isSafeToLeaveMessage: true, language: "en" };
    const person = { siteId: SITE, number: "EK-0001", givenName: "Ada", familyName: "Lund", searchName: "ada lund" };
    await tx.insert(clients).values({ id: CLIENT, ...person, ...contact, ...made });
  });
}

/** Makes the series rows. Its sessions get ids of the store; the state comes back with them. */
export async function storeSeries(store: Store, state: SeriesState, at: Instant): Promise<SeriesState> {
  const id = newId();
  const part = state.parts.at(-1)!;
  const { startDate, startTime, durationMinutes, rule } = part;
  return store.transact(async (tx) => {
    const row = {
      ...{ id, siteId: SITE, programId: null, trackId: null, kind: state.kind, title: state.title },
      ...{
        serviceTypeId: TYPE,
        startDate,
        startTime,
        durationMinutes,
        zone: state.zone,
        rule,
        exdates: [...part.exdates],
        rdates: [...part.rdates],
      },
      ...{ lastDate: part.through, ...part.place, ...part.lead, capacity: state.capacity },
      ...{ materializedThrough: state.materializedThrough, createdAt: at, createdBy: "operator" },
      ...{ regularFrom: null, archivedAt: null, importId: null, version: 1 },
    };
    await tx.insert(seriesTable).values(row);
    const call = { actor: { kind: "system", name: "operator" }, now: at } as const;
    const rows = state.sessions.map((facts) => newSessionRow(call, row, facts));
    await insertSessionRows(tx, rows);
    return { ...state, id, sessions: state.sessions.map((session, index) => ({ ...session, id: rows[index]!.id })) };
  });
}

/** Writes what a step other than a change does, as the rules' tests play it: from one state to the next. */
export async function writeStep(store: Store, step: RandomStep, before: SeriesState, after: SeriesState, at: Instant) {
  await store.transact(async (tx) => {
    if (step.kind === "mark" || step.kind === "clear") await writeMark(tx, step, before, after, at);
    if (step.kind === "close") {
      const { id, name, date, fromTime, toTime } = step.closure;
      const made = { createdAt: at, createdBy: "operator" };
      await tx.insert(closures).values({ id, siteId: SITE, name, date, fromTime, toTime, ...made });
    }
    if (step.kind === "reopen") await tx.update(closures).set({ removedAt: at }).where(eq(closures.id, step.closureId));
    await settle(tx, before, after, at);
  });
}

async function writeMark(
  tx: Tx,
  step: { readonly kind: "mark" | "clear"; readonly sessionId: string },
  before: SeriesState,
  after: SeriesState,
  at: Instant,
) {
  const [was, is] = [before, after].map((state) => state.sessions.find(({ id }) => id === step.sessionId)!);
  if (was!.hasMarks === is!.hasMarks) return;
  const ofSession = eq(marks.sessionId, step.sessionId);
  const version = (await tx.select({ id: marks.id }).from(marks).where(ofSession)).length + 1;
  await tx.update(marks).set({ isCurrent: false }).where(ofSession);
  const isMark = step.kind === "mark";
  const said = { was: "attended", modality: "in_person", serviceDate: is!.date, device: "test" } as const;
  const written = { recordedAt: at, recordedBy: "operator" };
  const what = { sessionId: step.sessionId, clientId: CLIENT, version, isCurrent: isMark, isClear: !isMark };
  await tx.insert(marks).values({ ...what, ...said, ...written });
}

async function settle(tx: Tx, before: SeriesState, after: SeriesState, at: Instant) {
  const was = new Map(before.sessions.map((session) => [session.id, session]));
  for (const session of after.sessions) {
    const { id, status, sequence } = session;
    if (was.get(id)?.sequence !== sequence) {
      const [row] = await tx.select({ version: sessions.version }).from(sessions).where(eq(sessions.id, id));
      await tx
        .update(sessions)
        .set({ status, sequence, version: row!.version + 1 })
        .where(eq(sessions.id, id));
    }
  }
  const rows = new Map(after.sessions.map((session) => [session.id, session]));
  await tx.delete(sessionClosures).where(inArray(sessionClosures.sessionId, [...rows.keys(), ""]));
  const ties = after.sessions.flatMap((session) =>
    settleUnderClosures({ ...session, siteId: SITE, ties: [] }, after.closures).ties.map((closureId) => ({
      ...{ sessionId: session.id, closureId, createdAt: at },
    })),
  );
  if (ties.length > 0) await tx.insert(sessionClosures).values(ties);
}

/** Takes a series away again with all it left, so that the next one does not meet it. */
export async function forgetSeries(store: Store, seriesId: string): Promise<void> {
  await store.transact(async (tx) => {
    const ids = (await tx.select({ id: sessions.id }).from(sessions).where(eq(sessions.seriesId, seriesId))).map(
      ({ id }) => id,
    );
    const own = [...ids, ""];
    await tx.delete(marks).where(inArray(marks.sessionId, own));
    await tx.delete(sessionClosures).where(inArray(sessionClosures.sessionId, own));
    await tx.delete(sessions).where(inArray(sessions.id, own));
    await tx.delete(seriesParts).where(eq(seriesParts.seriesId, seriesId));
    await tx.delete(scheduleChanges).where(eq(scheduleChanges.seriesId, seriesId));
    await tx.delete(seriesTable).where(eq(seriesTable.id, seriesId));
    await tx.delete(closures).where(ne(closures.id, ""));
    await tx.delete(auditEntries).where(and(ne(auditEntries.event, "")));
  });
}

/** Every row of a series as it stands, for comparing to the letter. */
export async function rowsOfSeries(store: Store, seriesId: string) {
  const all = await store.reader.select().from(sessions).where(eq(sessions.seriesId, seriesId)).orderBy(sessions.id);
  const parts = await store.reader.select().from(seriesParts).where(eq(seriesParts.seriesId, seriesId));
  const series = await store.reader.select().from(seriesTable).where(eq(seriesTable.id, seriesId));
  const ties = await store.reader
    .select({ sessionId: sessionClosures.sessionId, closureId: sessionClosures.closureId })
    .from(sessionClosures)
    .where(inArray(sessionClosures.sessionId, [...all.map(({ id }) => id), ""]))
    .orderBy(sessionClosures.sessionId, sessionClosures.closureId);
  return { sessions: all, parts: parts.sort((a, b) => (a.from < b.from ? -1 : 1)), series, ties };
}

/** What the store has, as the rules see it and nothing more. */
export async function readState(store: Store, seriesId: string): Promise<SeriesState> {
  const {
    row: _row,
    partRows: _parts,
    rooms: _rooms,
    ...state
  } = (await readSeriesState(store.reader, seriesId)) as StoredSeries;
  const plain = state.sessions.map(({ version: _version, ...session }) => session);
  return { ...state, sessions: plain };
}
