import { newId } from "@/db/id";
import { scheduleChanges, type UndoImages } from "@/db/schema";
import type { Tx } from "@/db/store";
import { evaluateStandings } from "@/features/standing/commands/evaluate-standings";
import type { SessionFacts } from "@/lib/scheduling/change/series-state";
import { settleUnderClosures } from "@/lib/scheduling/settle-closures";
import { actorId, type Call } from "@/server/doors/call";
import type { DomainEvent } from "@/server/doors/changed";
import type { PreparedChange } from "../queries/prepare-series-change";
import type { StoredSeries } from "../queries/series-state";
import { changeEvents } from "./change-events";
import { messagesOf } from "./change-messages";
import { rewriteSeries, seriesRowsAfter } from "./series-rows";
import {
  columnsOf,
  deleteSessions,
  insertSessionRows,
  newSessionRow,
  readSessionRows,
  readTies,
  rewriteSessions,
  rewriteTies,
  type SessionRow,
  type Tie,
} from "./session-rows";
import { imagesOf } from "./undo-images";

/** What a change wrote, to be taken back by, and which sessions it made. */
export interface CarriedOut {
  readonly images: UndoImages;
  readonly addedIds: readonly string[];
}

export interface Performed {
  /** By which it can be taken back for a while. */
  readonly changeId: string;
  readonly events: readonly [DomainEvent, ...DomainEvent[]];
}

/**
 * Carries out a prepared change, exactly as it was planned: sessions, their closures, the series and its parts, the
 * images to take it back by, and the standing of everybody it concerns. `summary`: what was done, without a client's name.
 */
export async function performChange(
  tx: Tx,
  call: Call,
  prepared: PreparedChange,
  { tell, summary }: { readonly tell: boolean; readonly summary: string },
): Promise<Performed> {
  const { stored, changes, enrollmentIds } = prepared;
  const { images, addedIds } = await carryOut(tx, call, prepared);
  const changeId = await recordChange(tx, call, {
    ...{ siteId: stored.siteId, seriesId: stored.id, images, summary },
    what: changes.map(({ kind }) => kind).join(" "),
  });
  const outbox = tell ? messagesOf([prepared], changeId, call.now) : [];
  const [first, ...rest] = changeEvents(prepared, { changeId, addedIds, outbox });
  const standing = await evaluateStandings(tx, call, enrollmentIds);
  return { changeId, events: [first, ...rest, ...standing] };
}

/** Writes what the plan says, and nothing else. */
export async function carryOut(
  tx: Tx,
  call: Call,
  { stored, plan }: Pick<PreparedChange, "stored" | "plan">,
): Promise<CarriedOut> {
  const rows = await readSessionRows(tx, [
    ...plan.changed.map(({ before }) => before.id),
    ...plan.removed.map(({ id }) => id),
  ]);
  const changed = plan.changed.map(({ before, after }) => {
    const row = rows.get(before.id)!;
    const columns = columnsOf(after, row.heldAnywayAt, call.now);
    return { before: row, after: { ...row, ...columns, version: row.version + 1 }, state: before, facts: after };
  });
  const added = plan.added.map((facts) => ({ row: newSessionRow(call, stored.row, facts), facts }));
  const removed = plan.removed.map(({ id }) => rows.get(id)!);
  const tiesBefore = await readTies(tx, [...rows.keys()]);
  const tiesAfter = [
    ...changed.flatMap(({ after, state, facts }) => tiesOf(stored, call, after, facts, state.hasMarks, tiesBefore)),
    ...added.flatMap(({ row, facts }) => tiesOf(stored, call, row, facts, false, [])),
  ];
  const going = new Set(removed.map(({ id }) => id));
  const staying = tiesBefore.filter(({ sessionId }) => !going.has(sessionId));
  await deleteSessions(tx, [...going]);
  await rewriteSessions(tx, changed);
  await insertSessionRows(
    tx,
    added.map(({ row }) => row),
  );
  await rewriteTies(tx, staying, tiesAfter);
  const after = seriesRowsAfter(stored, plan);
  if (after !== null) await rewriteSeries(tx, after);
  return {
    images: {
      series: after === null ? [] : [imagesOf(stored.row, after.row, ["materializedThrough"])],
      parts: after === null ? [] : [{ seriesId: stored.id, before: stored.partRows, after: after.parts }],
      sessions: [
        ...changed.map((each) => imagesOf<SessionRow>(each.before, each.after)),
        ...removed.map((before) => ({ before, after: null })),
        ...added.map(({ row }) => ({ before: null, after: { id: row.id, version: row.version } })),
      ],
      ties: [{ before: tiesBefore, after: tiesAfter }],
    },
    addedIds: added.map(({ row }) => row.id),
  };
}

/** Puts a change on file, so that it can be taken back. `seriesId` null: it is of several. */
export async function recordChange(
  tx: Tx,
  call: Call,
  change: Pick<typeof scheduleChanges.$inferInsert, "siteId" | "seriesId" | "what" | "summary" | "images">,
): Promise<string> {
  const id = newId();
  await tx.insert(scheduleChanges).values({ id, ...change, madeAt: call.now, madeBy: actorId(call.actor) });
  return id;
}

/** The closures that a session is written down under; those it was under before keep their day. */
function tiesOf(
  { closures }: StoredSeries,
  call: Call,
  row: SessionRow,
  { isHeldAnyway }: SessionFacts,
  hasMarks: boolean,
  before: readonly Tie[],
): Tie[] {
  const settled = settleUnderClosures({ ...row, hasMarks, isHeldAnyway, ties: [] }, closures);
  return settled.ties.map((closureId) => {
    const twin = before.find((tie) => tie.sessionId === row.id && tie.closureId === closureId);
    return { sessionId: row.id, closureId, createdAt: twin?.createdAt ?? call.now };
  });
}
