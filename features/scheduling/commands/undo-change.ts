import { and, eq } from "drizzle-orm";
import { outboxMessages, scheduleChanges, series as seriesTable } from "@/db/schema";
import { startsWith } from "@/db/sql";
import type { Tx } from "@/db/store";
import { done, refuse, type Result } from "@/lib/result";
import { canUndo } from "@/lib/scheduling/change/undo-window";
import { settleUnderClosures } from "@/lib/scheduling/settle-closures";
import { actorId, type Call } from "@/server/doors/call";
import { changed, type Changed, type OutboxRequest } from "@/server/doors/changed";
import { CHANGED_TOPIC } from "../events";
import { listClosuresFrom } from "@/features/closures/queries/standing-closures";
import { messageTo } from "./change-messages";
import { checkUndo, idsOf, type UndoRefusal } from "./check-undo";
import { evaluateExpected } from "./evaluate-expected";
import { rewriteParts } from "./series-rows";
import {
  deleteSessions,
  insertSessionRows,
  readSessionRows,
  readTies,
  rewriteSessions,
  rewriteTies,
  type SessionRow,
  type Tie,
} from "./session-rows";
import { readImages, type ReadImages } from "./undo-images";

export type { UndoRefusal } from "./check-undo";

export interface Undone {
  readonly changeId: string;
  readonly siteId: string;
}

/**
 * Take a change of the schedule back: every row it touched is what it was before, under the id it had. Only for a while,
 * and only while nobody has changed or marked anything of it since: then it is refused, and nothing is taken back.
 * Calendars have seen the change, so their sequence rises once more instead of falling (H18).
 */
export async function undoChange(
  tx: Tx,
  call: Call,
  { changeId }: { readonly changeId: string },
): Promise<Result<Changed<Undone>, UndoRefusal>> {
  const found = await tx.select().from(scheduleChanges).where(eq(scheduleChanges.id, changeId));
  const change = found[0];
  if (change === undefined) return refuse("no_such_change");
  if (change.undoneAt !== null) return refuse("undone_already");
  if (!canUndo(change.madeAt, call.now)) return refuse("too_late");
  const images = readImages(change.images);
  const touched = await readSessionRows(tx, idsOf(images));
  const refusal = await checkUndo(tx, images, touched, change.seriesId);
  if (refusal !== null) return refuse(refusal);

  const restored = await restoreSessions(tx, images, touched, change.siteId);
  await restoreSeries(tx, images);
  await tx
    .update(scheduleChanges)
    .set({ undoneAt: call.now, undoneBy: actorId(call.actor) })
    .where(eq(scheduleChanges.id, changeId));
  const events = await evaluateExpected(
    tx,
    call,
    [...restored, ...touched.values()].map((row, index) => ({ ...row, id: `${index} ${row.id}` })),
  );
  const undone = {
    name: "schedule.change-undone",
    subjectType: change.seriesId === null ? "site" : "series",
    subjectId: change.seriesId ?? change.siteId,
    siteId: change.siteId,
    facts: { change: changeId, what: change.what, sessions: idsOf(images) },
    outbox: await tellAgain(tx, call, changeId),
  } as const;
  return done(changed({ changeId, siteId: change.siteId }, undone, ...events));
}

/** Puts the rows back, and gives back what they are now. A closure put down meanwhile closes what comes back under it. */
async function restoreSessions(
  tx: Tx,
  images: ReadImages,
  touched: ReadonlyMap<string, SessionRow>,
  siteId: string,
): Promise<SessionRow[]> {
  const made = images.sessions.filter(({ before }) => before === null).map(({ after }) => after!.id);
  const back = images.sessions.flatMap(({ before, after }): SessionRow[] =>
    before === null || after === null ? [] : [{ ...touched.get(before.id)!, ...before }],
  );
  const gone = images.sessions.flatMap(({ before, after }): SessionRow[] =>
    after === null ? [before as SessionRow] : [],
  );
  const first = [...back, ...gone].map(({ date }) => date).sort()[0];
  const closures = first === undefined ? [] : await listClosuresFrom(tx, siteId, first);
  const settle = (row: SessionRow) => {
    const isHeldAnyway = row.heldAnywayAt !== null;
    const settled = settleUnderClosures({ ...row, hasMarks: false, isHeldAnyway, ties: [] }, closures);
    const { status, ties } = settled;
    const heldAnywayAt = settled.isHeldAnyway ? row.heldAnywayAt : null;
    return { row: { ...row, status, heldAnywayAt }, ties };
  };
  const settledBack = back.map((row) => {
    const now = touched.get(row.id)!;
    const { row: settled, ties } = settle(row);
    return { before: now, ties, after: { ...settled, sequence: raised(now, settled), version: now.version + 1 } };
  });
  const settledGone = gone.map((row) => {
    const { row: settled, ties } = settle(row);
    return { ties, after: { ...settled, sequence: row.sequence + 1, version: row.version + 1 } };
  });
  const tiesNow = await readTies(tx, [...touched.keys()]);
  await deleteSessions(tx, made);
  await rewriteSessions(tx, settledBack);
  await insertSessionRows(
    tx,
    settledGone.map(({ after }) => after),
  );
  const goneAgain = new Set(made);
  const before = images.ties.flatMap((each) => each.before);
  const after = [...settledBack, ...settledGone].flatMap(({ ties, after: row }) =>
    ties.map((closureId) => tieOf(before, row, closureId)),
  );
  await rewriteTies(
    tx,
    tiesNow.filter(({ sessionId }) => !goneAgain.has(sessionId)),
    after,
  );
  return [...settledBack, ...settledGone].map((each) => each.after);
}

function tieOf(before: readonly Tie[], { id, createdAt }: SessionRow, closureId: string): Tie {
  const twin = before.find((tie) => tie.sessionId === id && tie.closureId === closureId);
  return twin ?? { sessionId: id, closureId, createdAt };
}

/** The sequence of a row that goes back: one more where its time, place or status is another again. */
function raised(now: SessionRow, back: SessionRow): number {
  const read = ({ startsAt, endsAt, roomId, modality, joinLink, status }: SessionRow) =>
    [startsAt.getTime(), endsAt.getTime(), roomId, modality, joinLink, status].join(" ");
  return now.sequence + (read(now) === read(back) ? 0 : 1);
}

async function restoreSeries(tx: Tx, images: ReadImages): Promise<void> {
  for (const { before, after } of images.series) {
    const { id, version: _version, ...columns } = before;
    await tx
      .update(seriesTable)
      .set({ ...columns, version: after.version + 1 })
      .where(eq(seriesTable.id, id));
  }
  for (const { seriesId, before } of images.parts) await rewriteParts(tx, seriesId, before);
}

/** Whoever was told of the change already, is told again. What still waits is not sent: its change was undone. */
async function tellAgain(tx: Tx, call: Call, changeId: string): Promise<OutboxRequest[]> {
  const prefix = `${CHANGED_TOPIC}:${changeId}:`;
  const sent = await tx
    .select({ key: outboxMessages.idempotencyKey })
    .from(outboxMessages)
    .where(and(startsWith(outboxMessages.idempotencyKey, prefix), eq(outboxMessages.state, "sent")));
  return sent.flatMap(({ key }) => {
    const [side, id] = key.slice(prefix.length).split(":");
    if (id === undefined) return [];
    return [messageTo(side === "client" ? { clientId: id } : { staffId: id }, `${changeId}-undone`, call.now)];
  });
}
