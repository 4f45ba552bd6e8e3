import { Icon } from "@/components/icon";
import { PageLink } from "@/components/page-link";
import { Tag } from "@/components/tag";
import { NOTICE_ICONS, noticeWords } from "@/lib/notices/notice-words";
import { formatDate, formatTime } from "@/lib/time/format";
import type { ToldRow } from "../queries/told";
import { DecideExcuse } from "./decide-excuse";
import { WithdrawNotice } from "./withdraw-notice";
import "./notices.css";

/**
 * What clients told us, line by line, each with what can be done about it: decide the excuse, put it right, take it back.
 * `named` says whose it is, for lists over several people.
 */
export function NoticeRows({
  rows,
  named = false,
  mayLog = false,
}: {
  rows: readonly ToldRow[];
  named?: boolean;
  mayLog?: boolean;
}) {
  return (
    <ul className="told">
      {rows.map((row) => (
        <li key={row.noticeId}>
          <p className="told__l">
            {named ? (
              <PageLink className="link" href={`/clients/${row.clientId}`}>
                {row.clientName}
              </PageLink>
            ) : null}
            <b>
              {formatDate(row.date, row.today)}, {formatTime(row.startTime)}
            </b>
            <PageLink className="link" href={`/rosters/${row.sessionId}?open=${row.clientId}`}>
              {row.title}
            </PageLink>
            <Decision row={row} />
          </p>
          <p className="soft">
            <Icon name={NOTICE_ICONS[row.channel]} size="s" />{" "}
            {noticeWords(row, { zone: row.zone, date: row.date, today: row.today })}
            {row.reason === null ? "" : ` · ${row.reason}`}
          </p>
          {row.words === null ? null : <p className="told__q">“{row.words}”</p>}
          <div className="told__x">
            {row.kind === "cannot_come" && row.mayDecide && row.mark !== "attended" ? (
              <DecideExcuse
                notice={{ id: row.noticeId, version: row.version, isExcused: row.isExcused, reason: row.reason }}
                label={`${row.clientName}, ${formatDate(row.date, row.today)}, ${row.title}`}
              />
            ) : null}
            {mayLog && !row.isOver ? (
              <>
                <PageLink className="btn btn--xs" href={`/call-in/notice/${row.noticeId}`}>
                  Change
                </PageLink>
                <WithdrawNotice noticeId={row.noticeId} />
              </>
            ) : null}
          </div>
        </li>
      ))}
    </ul>
  );
}

function Decision({ row: { kind, isExcused, mark } }: { row: ToldRow }) {
  if (mark === "attended") return <Tag tone="good">Came</Tag>;
  if (kind !== "cannot_come") return null;
  if (isExcused === null) return <Tag tone="line">To decide</Tag>;
  return isExcused ? <Tag icon="m-excused">Excused</Tag> : <Tag tone="plain">Not excused</Tag>;
}
