import { PageLink } from "@/components/page-link";
import { EmptyState } from "@/components/empty-state";
import { Meter } from "@/components/meter";
import { formatMinutes } from "@/lib/time/format";
import type { WeekRow } from "../queries/short-weeks";
import "./calls.css";

/** Who cannot reach this week's hours: what was attended, what is still to come, and what is out of reach. */
export function WeekRows({ rows }: { rows: readonly WeekRow[] }) {
  if (rows.length === 0) return <EmptyState title="Everyone can still reach their hours." />;
  return (
    <ul className="calls">
      {rows.map((row) => {
        const most = `Most possible is ${formatMinutes(row.best)} of ${formatMinutes(row.required)}.`;
        return (
          <li key={row.clientId}>
            <div className="calls__top">
              <PageLink className="calls__n" href={`/clients/${row.clientId}`}>
                {row.name}
              </PageLink>
              <b className="calls__gap">{formatMinutes(row.short)} short</b>
            </div>
            <Meter
              className="calls__meter"
              label={`${formatMinutes(row.credited)} attended, ${formatMinutes(row.coming + row.unmarked)} still possible, ${formatMinutes(row.short)} out of reach, ${formatMinutes(row.required)} needed`}
              max={Math.max(row.required, row.best) * 1.1}
              done={row.credited}
              coming={row.coming + row.unmarked}
              short={row.short}
              required={row.required}
            />
            <p className="calls__m">
              {most}
              {row.closedShort > 0 && ` The clinic was closed for ${formatMinutes(row.closedShort)} of it.`}
              {row.clinicShort > row.closedShort && ` ${formatMinutes(row.clinicShort - row.closedShort)} of it ours.`}
            </p>
          </li>
        );
      })}
    </ul>
  );
}
