import { newId } from "@/db/id";
import { scheduleChanges } from "@/db/schema";
import type { Tx } from "@/db/store";
import { evaluateStandings } from "@/features/standing/commands/evaluate-standings";
import type { SeriesChange, SeriesChangePlan } from "@/lib/scheduling/change/series-change";
import type { SessionFacts, SessionState } from "@/lib/scheduling/change/series-state";
import { effectOf } from "@/lib/scheduling/change/tell-effects";
import { settleUnderClosures } from "@/lib/scheduling/settle-closures";
import { actorId, type Call } from "@/server/doors/call";
import type { DomainEvent } from "@/server/doors/changed";
import type { PreparedChange } from "../queries/prepare-series-change";
import type { StoredSeries } from "../queries/series-state";
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
  how: { readonly tell: boolean; readonly summary: string },
): Promise<Performed> {
  const { stored, plan } = prepared;
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
  await deleteSessions(tx, [...going]);
  await rewriteSessions(tx, changed);
  await insertSessionRows(
    tx,
    added.map(({ row }) => row),
  );
  await rewriteTies(
    tx,
    tiesBefore.filter(({ sessionId }) => !going.has(sessionId)),
    tiesAfter,
  );
  const after = seriesRowsAfter(stored, plan);
  if (after !== null) await rewriteSeries(tx, after);
  const changeId = newId();
  await tx.insert(scheduleChanges).values({
    ...{ id: changeId, siteId: stored.siteId, seriesId: stored.id },
    what: prepared.changes.map(({ kind }) => kind).join(" "),
    summary: how.summary,
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
    madeAt: call.now,
    madeBy: actorId(call.actor),
  });
  const addedIds = added.map(({ row }) => row.id);
  const events = [
    ...eventsOf(prepared, { changeId, addedIds, ...how }, how.tell ? messagesOf(prepared, changeId, call.now) : []),
    ...(await evaluateStandings(tx, call, prepared.enrollmentIds)),
  ];
  return { changeId, events: events as [DomainEvent, ...DomainEvent[]] };
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

const SERIES_EVENTS = { "change-series": "series.changed", "end-on": "series.ended" } as const;

function eventsOf(
  { stored, changes, plan, warned }: PreparedChange,
  made: { readonly changeId: string; readonly addedIds: readonly string[]; readonly summary: string },
  outbox: DomainEvent["outbox"] = [],
): DomainEvent[] {
  const [change] = changes;
  const whole = { siteId: stored.siteId, outbox };
  const seriesChange = changes.find(({ kind }) => kind === "change-series" || kind === "end-on");
  if (change !== undefined && seriesChange === undefined) {
    const { name, sessionId, facts } = singleEvent(change, plan, made.addedIds);
    return [
      { name, subjectType: "session", subjectId: sessionId, ...whole, facts: { ...facts, change: made.changeId } },
    ];
  }
  const name = seriesChange?.kind === "end-on" ? SERIES_EVENTS["end-on"] : SERIES_EVENTS["change-series"];
  const facts = {
    ...{ change: made.changeId, wanted: changes, before: patternOf(stored) },
    changed: plan.changed.map(({ before }) => before.id),
    ...{ added: made.addedIds, removed: plan.removed.map(({ id }) => id), clashes: warned.length },
  };
  return [{ name, subjectType: "series", subjectId: stored.id, ...whole, facts }];
}

function patternOf({ row }: StoredSeries) {
  const { startDate, startTime, durationMinutes, rule, lastDate, roomId, facilitatorId, coFacilitatorId } = row;
  const { title, capacity } = row;
  return {
    ...{ startDate, startTime, durationMinutes, rule, lastDate, roomId, facilitatorId, coFacilitatorId },
    ...{ title, capacity },
  };
}

/** One session's change, by what it does to that session. */
function singleEvent(change: SeriesChange, plan: SeriesChangePlan, addedIds: readonly string[]) {
  const [changed] = plan.changed;
  if (changed === undefined) {
    const sessionId = addedIds[0]!;
    return { name: "session.added", sessionId, facts: { to: whenAndWhere(plan.added[0]!) } } as const;
  }
  const { before, after } = changed;
  const facts = { from: whenAndWhere(before), to: whenAndWhere(after) };
  switch (effectOf(changed)) {
    case "cancel":
      return {
        name: "session.cancelled",
        sessionId: before.id,
        facts: { ...facts, reason: after.cancelReason },
      } as const;
    case "restore":
      return { name: "session.restored", sessionId: before.id, facts } as const;
    case "hold":
      return { name: after.isHeldAnyway ? "session.held" : "session.not-held", sessionId: before.id, facts } as const;
    case "move":
      return { name: "session.moved", sessionId: before.id, facts } as const;
    default:
      return { name: "session.changed", sessionId: before.id, facts: { ...facts, what: change.kind } } as const;
  }
}

function whenAndWhere({ date, startTime, durationMinutes, place, lead, status }: SessionFacts | SessionState) {
  return { date, startTime, durationMinutes, roomId: place.roomId, ...lead, status };
}
