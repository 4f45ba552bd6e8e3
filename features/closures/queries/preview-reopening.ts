import type { Reader } from "@/db/store";
import { listReachedClients } from "@/features/scheduling/queries/change-audience";
import { countSessions, describeClosedHours } from "@/lib/scheduling/closure-words";
import { formatDate, formatDateLong } from "@/lib/time/format";
import type { Instant } from "@/lib/time/zone";
import { prepareReopening, type Closure } from "./prepare-reopening";
import { showSession, type ShownSession } from "./preview-closure";
import { daysOfClients } from "./told";

/** What taking a closure away comes to, in words and numbers. */
export interface ReopeningPreview {
  readonly closureId: string;
  readonly fingerprint: string;
  /** Taken away already. */
  readonly isNothing: boolean;
  readonly title: string;
  readonly sentence: string;
  /** "Reopen Thu, Nov 19, 14 sessions" */
  readonly button: string;
  readonly opening: readonly ShownSession[];
  /** Of those, the ones that are over: their attendance is then to be taken. */
  readonly over: number;
  readonly staysClosed: readonly ShownSession[];
  readonly cancelled: number;
  readonly back: readonly (ShownSession & { readonly room: string | null })[];
  readonly staysByVideo: number;
  readonly clients: number;
  readonly told: { readonly reachable: number; readonly unreachable: number };
}

export async function previewReopening(reader: Reader, now: Instant, closure: Closure): Promise<ReopeningPreview> {
  const prepared = await prepareReopening(reader, now, closure);
  const { opening, staysClosed, cancelled, back, staysByVideo, expected, fingerprint, today } = prepared;
  const news = daysOfClients(opening, expected, now);
  const reachable = await listReachedClients(reader, [...news.keys()]);
  return {
    closureId: closure.id,
    fingerprint,
    isNothing: closure.removedAt !== null,
    title: formatDateLong(closure.date, today),
    sentence: `${closure.name}, ${describeClosedHours(closure)}`,
    button: `Reopen ${formatDate(closure.date, today)}, ${countSessions(opening.length)}`,
    opening: opening.map((session) => showSession(session, null)),
    over: opening.filter(({ endsAt }) => endsAt <= now).length,
    staysClosed: staysClosed.map((session) => showSession(session, null)),
    cancelled: cancelled.length,
    back: back.map(({ session, room }) => ({ ...showSession(session, null), room })),
    staysByVideo: staysByVideo.length,
    clients: new Set(opening.flatMap(({ id }) => (expected.get(id) ?? []).map(({ clientId }) => clientId))).size,
    told: { reachable: reachable.length, unreachable: news.size - reachable.length },
  };
}
