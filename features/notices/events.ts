import type { DomainEvent } from "@/server/doors/changed";
import type { NoticeRow } from "./queries/line-notices";

/** What happened to one notice. Their words and reason stay in its row: fewer people read that than the trail. */
export function noticeEvent(
  name:
    | "notice.given"
    | "notice.changed"
    | "notice.withdrawn"
    | "excuse.accepted"
    | "excuse.not-accepted"
    | "excuse.undone",
  notice: Pick<NoticeRow, "sessionId" | "clientId" | "kind" | "expectedTime" | "channel" | "givenAt">,
  session: { readonly siteId: string; readonly date: string },
  facts: Readonly<Record<string, unknown>> = {},
): DomainEvent {
  const { sessionId, clientId, kind, expectedTime, channel, givenAt } = notice;
  return {
    name,
    subjectType: "session",
    subjectId: sessionId,
    clientId,
    siteId: session.siteId,
    facts: { on: session.date, kind, expectedTime, channel, givenAt: givenAt.toISOString(), ...facts },
  };
}
