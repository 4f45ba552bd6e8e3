import { ButtonLink } from "@/components/button";
import { Card, CardHeader } from "@/components/card";
import { EmptyState } from "@/components/empty-state";
import { countSessions, describeClosedHours, enumerate } from "@/lib/scheduling/closure-words";
import { formatDate } from "@/lib/time/format";
import type { LocalDate } from "@/lib/time/local-date";
import type { ListedClosure } from "../queries/list-closures";
import "./closures.css";

type Row = ListedClosure & { readonly canReopen: boolean };

export interface ClosureListProps {
  id: string;
  title: string;
  closures: readonly Row[];
  sites: readonly { readonly id: string; readonly name: string }[];
  today: LocalDate;
  empty: string;
}

/** Closures of one site or of all, each with what it closed and the way to open again. */
export function ClosureList({ id, title, closures, sites, today, empty }: ClosureListProps) {
  return (
    <Card labelledBy={id}>
      <CardHeader id={id} title={title} count={closures.length} />
      {closures.length === 0 ? (
        <EmptyState title={empty} />
      ) : (
        <ul className="rows">
          {closures.map((closure) => (
            <li key={closure.id} className="clo-row">
              <b className="clo-row__d nowrap">{formatDate(closure.date, today)}</b>
              <span className="grow">
                {`${closure.name}, ${describeClosedHours(closure)}, ${placeWords(closure, sites)}`}
                <span className="muted">, {didWords(closure, today)}</span>
              </span>
              {closure.canReopen ? (
                <ButtonLink
                  size="s"
                  variant="ghost"
                  href={`/schedule/closures/${closure.id}/reopen`}
                  aria-label={`Reopen ${formatDate(closure.date, today)}, ${closure.name}`}
                >
                  Reopen
                </ButtonLink>
              ) : null}
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}

function placeWords({ siteId }: Row, sites: ClosureListProps["sites"]): string {
  const here = siteId === null ? sites : sites.filter(({ id }) => id === siteId);
  return siteId === null && (here.length > 3 || here.length < 2)
    ? "all sites"
    : enumerate(here.map(({ name }) => name));
}

function didWords({ closed, byVideo, date }: Row, today: LocalDate): string {
  const video = byVideo === 0 ? "" : `, ${byVideo.toLocaleString("en-US")} by video`;
  const none = date > today ? "no sessions on it yet" : "no sessions closed";
  return `${closed === 0 ? none : `${countSessions(closed)} closed`}${video}`;
}
