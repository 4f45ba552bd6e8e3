"use client";

import { PersonName, SessionTitle } from "@/components/discreet";
import { PageLink } from "@/components/page-link";
import { DataTable, type Column } from "@/components/data-table";
import { Tag } from "@/components/tag";
import { StandingPill } from "@/features/standing/components/standing-pill";
import { PLACE_WORDS } from "@/lib/enrollment/place-words";
import type { ListedClient } from "@/features/clients/queries/describe-clients";
import { formatDate, formatMinutes, formatTime } from "@/lib/time/format";

export type ClientsTableRow = ListedClient & { readonly name: string; readonly number: string };

/** Plain rows drawn here and not on the server: a long list costs half as much this way. */
export function ClientsTable({ rows, empty }: { rows: readonly ClientsTableRow[]; empty: React.ReactNode }) {
  return (
    <DataTable
      caption="Clients"
      columns={COLUMNS}
      rows={rows}
      rowKey={({ id }) => id}
      empty={empty}
      className="cl-list"
    />
  );
}

const COLUMNS: readonly Column<ClientsTableRow>[] = [
  {
    key: "name",
    head: "Name",
    cell: ({ id, name }) => (
      <PageLink className="link" href={`/clients/${id}`}>
        <PersonName name={name} />
      </PageLink>
    ),
  },
  { key: "number", head: "Number", soft: true, cell: ({ number }) => number },
  { key: "program", head: "Program and track", cell: (row) => <ProgramCell row={row} /> },
  {
    key: "standing",
    head: "Standing",
    cell: ({ level }) => (level === null ? <span className="muted">–</span> : <StandingPill level={level} />),
  },
  { key: "hours", head: "Hours this week", numeric: true, cell: ({ hours }) => <HoursCell hours={hours} /> },
  { key: "next", head: "Next session", cell: (row) => <NextCell row={row} /> },
];

function ProgramCell({ row: { program, track, place, placeDate, today } }: { row: ClientsTableRow }) {
  if (program === null || place === null) return <span className="muted">Not enrolled</span>;
  const date = placeDate === null ? "" : ` ${formatDate(placeDate, today)}`;
  return (
    <>
      {[program, track].filter(Boolean).join(", ")}
      {place === "in_program" ? null : (
        <Tag tone={place === "left" ? "line" : "plain"} className="cl-list__t">
          {PLACE_WORDS[place]}
          {date}
        </Tag>
      )}
    </>
  );
}

function HoursCell({ hours }: { hours: ClientsTableRow["hours"] }) {
  if (hours === null || hours.required === 0) return <span className="muted">–</span>;
  return (
    <>
      {formatMinutes(hours.credited)} <span className="muted">of {formatMinutes(hours.required)}</span>
      {hours.isReachable ? null : <span className="cl-list__s">Out of reach</span>}
    </>
  );
}

function NextCell({ row: { next, today } }: { row: ClientsTableRow }) {
  if (next === null) return <span className="muted">–</span>;
  const day = next.date === today ? "Today" : formatDate(next.date, today);
  return (
    <>
      {day}, {formatTime(next.startTime)}{" "}
      <span className="muted">
        <SessionTitle title={next.title} />
      </span>
    </>
  );
}
