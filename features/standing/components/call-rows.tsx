import { AboutLink } from "@/components/about-link";
import { PersonName } from "@/components/discreet";
import { Icon } from "@/components/icon";
import { EmptyState } from "@/components/empty-state";
import { PageLink } from "@/components/page-link";
import { formatDate } from "@/lib/time/format";
import type { CallRow } from "../queries/call-list";
import { StandingPill } from "./standing-pill";
import "./calls.css";

/** The name of a row in the address. A client may stand on both lists on one day. */
export function rowName(row: Pick<CallRow, "enrollmentId" | "on" | "causes">): string {
  const list = row.causes.some(({ kind }) => kind === "hours") ? ".hours" : "";
  return `${row.enrollmentId}.${row.on}${list}`;
}

/** Where a row's contact is logged: the alerts page with the row open. */
export function logAddress(row: Pick<CallRow, "enrollmentId" | "on" | "causes">): string {
  return `/alerts?log=${rowName(row)}#log`;
}

/** "Needs a call today" as Today shows it: the worst first, two clicks from a logged call. */
export function CallRows({ rows }: { rows: readonly CallRow[] }) {
  if (rows.length === 0) return <EmptyState title="No calls needed." />;
  return (
    <ul className="calls">
      {rows.map((row) => (
        <li key={`${row.enrollmentId} ${row.on}`}>
          <div className="calls__top">
            <PageLink className="calls__n" href={`/clients/${row.clientId}`}>
              <PersonName name={row.name} />
            </PageLink>
            <StandingPill level={row.level} />
            <AboutLink className="push" size="xs" href={logAddress(row)} words="Log a call:" of={{ name: row.name }}>
              <Icon name="phone" size="s" />
              Log a call
            </AboutLink>
          </div>
          <p className="calls__w">{row.words.headline}</p>
          <p className="calls__m">
            <b>{formatDate(row.on, row.today)}</b>
            {row.track !== null && ` · ${row.track}`}
            {row.counselor !== null && ` · ${row.counselor}`}
            {row.isAcknowledged && " · somebody is on it"}
          </p>
        </li>
      ))}
    </ul>
  );
}
