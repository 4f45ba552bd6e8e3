import { ButtonLink } from "@/components/button";
import { Card, CardHeader } from "@/components/card";
import { EmptyState } from "@/components/empty-state";
import { Tag } from "@/components/tag";
import { formatDateRange } from "@/lib/time/format";
import type { LocalDate } from "@/lib/time/local-date";
import { nobodyYet } from "./said";
import "./cover.css";

export interface AbsenceListProps {
  rows: readonly {
    readonly id: string;
    readonly fullName: string;
    readonly from: LocalDate;
    readonly through: LocalDate;
    readonly reason: string;
    readonly uncovered: number;
  }[];
  today: LocalDate;
  isPlanner: boolean;
}

/** Who is away now and later, and where somebody is still missing. */
export function AbsenceList({ rows, today, isPlanner }: AbsenceListProps) {
  return (
    <Card labelledBy="away-h">
      <CardHeader id="away-h" title={isPlanner ? "Away now and later" : "Your days away"} count={rows.length} />
      {rows.length === 0 ? (
        <EmptyState title={isPlanner ? "Nobody is down to be away." : "You are not down to be away."} />
      ) : (
        <ul>
          {rows.map(({ id, fullName, from, through, reason, uncovered }) => (
            <li key={id} className="cov__a">
              <div>
                <b>{fullName}</b> {from <= today ? <Tag>Away now</Tag> : null}
                <small>
                  {formatDateRange(from, through)}
                  {reason === "" ? "" : ` · ${reason}`}
                </small>
                {uncovered > 0 ? <span className="cov__bad">{nobodyYet(uncovered)}</span> : null}
              </div>
              <ButtonLink size="s" href={`/schedule/away/${id}`} aria-label={`Open ${fullName}’s days away`}>
                Open
              </ButtonLink>
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}
