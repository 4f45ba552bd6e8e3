import type { UndoImages } from "@/db/schema";
import type { Tx } from "@/db/store";
import { evaluateStandings } from "@/features/standing/commands/evaluate-standings";
import { done, refuse, type Result } from "@/lib/result";
import { countSessions } from "@/lib/scheduling/count-sessions";
import { formatDateRange } from "@/lib/time/format";
import { addDays } from "@/lib/time/local-date";
import type { Typed } from "@/server/doors/action-state";
import type { Call } from "@/server/doors/call";
import { changed, unchanged, type Changed, type DomainEvent, type Unchanged } from "@/server/doors/changed";
import { typedCopy, type CopyWeekInput } from "../input/copy-week";
import { prepareWeekCopy, type PreparedWeekCopy, type WeekCopyRefusal } from "../queries/prepare-week-copy";
import { tellWeekCopy } from "../queries/preview-week-copy";
import type { WeekCopyPreview } from "../queries/week-copy-preview";
import { messagesOf } from "./change-messages";
import { carryOut, recordChange } from "./perform-change";

/** A week that was copied. */
export interface CopiedWeek {
  readonly siteId: string;
  readonly changeId: string;
  readonly count: number;
  readonly summary: string;
}

/** Made; or told, because that was asked for or because the world changed since it was looked at (`isOutdated`). */
export type CopyWeekAnswer =
  | { readonly made: CopiedWeek }
  | { readonly made: null; readonly preview: WeekCopyPreview; readonly typed: Typed; readonly isOutdated: boolean };

/**
 * Copy what takes place in one week to another, as added sessions of the same series, in one transaction and as one
 * change that can be taken back. Nothing is made that nobody has seen told.
 */
export async function copyWeek(
  tx: Tx,
  call: Call,
  input: CopyWeekInput,
): Promise<Result<Changed<CopyWeekAnswer> | Unchanged<CopyWeekAnswer>, WeekCopyRefusal | "not_allowed">> {
  const prepared = await prepareWeekCopy(tx, call, input);
  if (!prepared.ok) return prepared;
  const { fingerprint, series, refused } = prepared.value;
  const isSeen = input.seen === fingerprint;
  if (input.intent === "preview" || !isSeen || series.length === 0) {
    const preview = tellWeekCopy(prepared.value);
    const isOutdated = input.intent === "copy" && input.seen !== null && !isSeen;
    return done(unchanged({ made: null, preview, typed: typedCopy(input), isOutdated }));
  }
  if (refused.length > 0) return refuse("not_allowed");
  return done(await make(tx, call, prepared.value, input.tell));
}

async function make(tx: Tx, call: Call, prepared: PreparedWeekCopy, tell: boolean): Promise<Changed<CopyWeekAnswer>> {
  const { siteId, series, fromMonday, toMonday, audience } = prepared;
  const images: UndoImages[] = [];
  const addedIds: string[] = [];
  for (const each of series) {
    const written = await carryOut(tx, call, each);
    images.push(written.images);
    addedIds.push(...written.addedIds);
  }
  const summary = `Copied ${countSessions(addedIds.length)} to ${formatDateRange(toMonday, addDays(toMonday, 6))}`;
  const changeId = await recordChange(tx, call, {
    ...{ siteId, seriesId: null, what: "copy-week", summary },
    images: {
      series: images.flatMap((each) => each.series),
      parts: images.flatMap((each) => each.parts),
      sessions: images.flatMap((each) => each.sessions),
      ties: images.flatMap((each) => each.ties),
    },
  });
  const outbox = tell
    ? messagesOf(
        series.map(({ plan }) => ({ plan, audience })),
        changeId,
        call.now,
      )
    : [];
  const copied: DomainEvent = {
    name: "schedule.week-copied",
    subjectType: "site",
    subjectId: siteId,
    siteId,
    facts: { change: changeId, from: fromMonday, to: toMonday, added: addedIds },
    outbox,
  };
  const enrollmentIds = [...new Set(series.flatMap((each) => each.enrollmentIds))];
  const standing = await evaluateStandings(tx, call, enrollmentIds);
  return changed({ made: { siteId, changeId, count: addedIds.length, summary } }, copied, ...standing);
}
