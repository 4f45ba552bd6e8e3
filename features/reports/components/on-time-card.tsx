import { Button } from "@/components/button";
import { Card, CardHeader } from "@/components/card";
import { DataTable } from "@/components/data-table";
import { EmptyState } from "@/components/empty-state";
import { onTimeShare, type OnTime } from "@/lib/reports/on-time";
import type { ReportFilter } from "../queries/attendance-rows";

/** How many rosters were taken on time, by who leads them, with what that means. It is about the clinic's own records, so nobody in care is in it. */
export function OnTimeCard({
  onTime,
  filter,
  mayExport,
}: {
  onTime: OnTime;
  filter: ReportFilter;
  mayExport: boolean;
}) {
  const { all, lines } = onTime;
  const share = onTimeShare(all);
  return (
    <Card labelledBy="on-time-h">
      <CardHeader id="on-time-h" title="Rosters taken on time">
        {mayExport && lines.length > 0 ? <OnTimeExport filter={filter} /> : null}
      </CardHeader>
      <p className="rep__ot">
        {share === null ? (
          "No session with somebody expected is over in this time."
        ) : (
          <>
            <b>{share}%</b> on time: {number(all.onTime)} of {number(all.sessions)} rosters.{" "}
            {all.open === 0
              ? "None is open."
              : `${number(all.open)} still ${all.open === 1 ? "has" : "have"} somebody not recorded.`}{" "}
            <span className="muted">
              On time means that everybody expected had a first mark within 15 minutes after the end. Closed and
              canceled sessions, and those with nobody expected, are not counted.
            </span>
          </>
        )}
      </p>
      <DataTable
        caption="Rosters taken on time by facilitator"
        columns={[
          { key: "who", head: "Facilitator", cell: ({ facilitator }) => <b>{facilitator || "No facilitator"}</b> },
          { key: "sessions", head: "Rosters", numeric: true, cell: ({ sessions }) => number(sessions) },
          { key: "onTime", head: "On time", numeric: true, cell: ({ onTime }) => number(onTime) },
          {
            key: "late",
            head: "Later",
            numeric: true,
            soft: true,
            cell: ({ sessions, onTime, open }) => number(sessions - onTime - open),
          },
          { key: "open", head: "Not finished", numeric: true, soft: true, cell: ({ open }) => number(open) },
          { key: "share", head: "Share", numeric: true, cell: (line) => <b>{onTimeShare(line)}%</b> },
        ]}
        rows={lines}
        rowKey={({ facilitator }) => facilitator}
        totals={{
          who: lines.length === 1 ? "Total" : `${lines.length} facilitators`,
          sessions: number(all.sessions),
          onTime: number(all.onTime),
          late: number(all.sessions - all.onTime - all.open),
          open: number(all.open),
          share: share === null ? "" : `${share}%`,
        }}
        empty={<EmptyState title="Nothing to count yet." />}
      />
    </Card>
  );
}

/** A plain form, so that no filter stands in an address. */
function OnTimeExport({ filter }: { filter: ReportFilter }) {
  const { from, to, siteId, programId, facilitatorId, kind } = filter;
  const fields = { from, to, site: siteId, program: programId, facilitator: facilitatorId, kind };
  return (
    <form action="/reports/attendance/on-time/csv" method="post">
      {Object.entries(fields).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value ?? ""} />
      ))}
      <Button type="submit" size="s" icon="download">
        CSV
      </Button>
    </form>
  );
}

function number(value: number): string {
  return value.toLocaleString("en-US");
}
