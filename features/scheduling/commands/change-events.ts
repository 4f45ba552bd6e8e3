import type { SeriesChange, SeriesChangePlan } from "@/lib/scheduling/change/series-change";
import type { SessionFacts } from "@/lib/scheduling/change/series-state";
import { effectOf } from "@/lib/scheduling/change/tell-effects";
import type { DomainEvent, OutboxRequest } from "@/server/doors/changed";
import type { PreparedChange } from "../queries/prepare-series-change";
import type { StoredSeries } from "../queries/series-state";

const SERIES_EVENTS = { "change-series": "series.changed", "end-on": "series.ended" } as const;

/** What happened, for the audit trail: by the session when it is about one, by the series when it is about several. */
export function changeEvents(
  { stored, changes, plan, warned }: Pick<PreparedChange, "stored" | "changes" | "plan" | "warned">,
  made: {
    readonly changeId: string;
    readonly addedIds: readonly string[];
    readonly outbox: readonly OutboxRequest[];
  },
): [DomainEvent, ...DomainEvent[]] {
  const [change] = changes;
  const whole = { siteId: stored.siteId, outbox: made.outbox };
  const seriesChange = changes.find(({ kind }) => kind === "change-series" || kind === "end-on");
  if (change !== undefined && changes.length === 1 && seriesChange === undefined) {
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

function whenAndWhere({ date, startTime, durationMinutes, place, lead, status }: SessionFacts) {
  return { date, startTime, durationMinutes, roomId: place.roomId, ...lead, status };
}
