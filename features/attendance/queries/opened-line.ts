import type { Reader } from "@/db/store";
import { listLineNotices, type NoticeRow } from "@/features/notices/queries/line-notices";
import { findNoticeAccess } from "@/features/notices/queries/notice-access";
import type { Actor } from "@/lib/access/decide-access";
import type { Instant } from "@/lib/time/zone";
import { decideAll } from "@/server/doors/door";
import { findMarkHistory, type MarkHistoryView } from "./mark-history";

/** What an opened row shows: what was recorded before, and the notice that this person may decide about. */
export interface OpenedLine extends MarkHistoryView {
  readonly toDecide: Pick<NoticeRow, "id" | "version" | "isExcused" | "reason"> | null;
}

/** The history of one line. Who may decide its excuse is asked only where the client told us that they cannot come. */
export async function findOpenedLine(
  reader: Reader,
  asked: { readonly sessionId: string; readonly clientId: string; readonly actor: Actor; readonly now: Instant },
): Promise<OpenedLine> {
  const history = await findMarkHistory(reader, asked);
  return { ...history, toDecide: history.told?.decision == null ? null : await findToDecide(reader, asked) };
}

async function findToDecide(
  reader: Reader,
  { sessionId, clientId, actor }: { readonly sessionId: string; readonly clientId: string; readonly actor: Actor },
): Promise<OpenedLine["toDecide"]> {
  const notice = (await listLineNotices(reader, sessionId, [clientId])).get(clientId);
  if (notice === undefined || notice.kind !== "cannot_come") return null;
  const subject = await findNoticeAccess(reader, notice.id);
  if (subject === null || decideAll(actor, "excuse:decide", subject.access) !== "allowed") return null;
  const { id, version, isExcused, reason } = notice;
  return { id, version, isExcused, reason };
}
