import type { Metadata } from "next";
import { ButtonLink } from "@/components/button";
import { PageHeader } from "@/components/page-header";
import { Main } from "@/components/shell";
import { FlashToast } from "@/components/toast";
import { ClosedToast } from "@/features/closures/components/closed-toast";
import { ClosureList } from "@/features/closures/components/closure-list";
import { closuresLoader } from "@/features/closures/loaders";
import { countSessions } from "@/lib/scheduling/closure-words";
import "@/features/closures/components/closures.css";

export const metadata: Metadata = { title: "Closures" };

/** How long opening again is offered beside the news that a day is closed. */
const FRESH_MS = 15 * 60_000;

interface ClosuresPageProps {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function ClosuresPage({ searchParams }: ClosuresPageProps) {
  const search = await searchParams;
  const { closures, sites, today, now } = await closuresLoader({});
  const coming = closures.filter(({ date }) => today !== null && date >= today);
  const past = closures.filter(({ date }) => today !== null && date < today).toReversed();
  const made = closures.find(({ id }) => id === search.closed);
  const isFresh = made !== undefined && now.getTime() - made.createdAt.getTime() < FRESH_MS;
  const counts = [numberIn(search.days), numberIn(search.sessions)] as const;
  const opened = search.opened === undefined ? null : numberIn(search.opened);
  return (
    <Main>
      <PageHeader
        back={{ href: "/schedule", label: "Schedule" }}
        title="Closures"
        subtitle={
          coming.length === 0
            ? "No day ahead is closed."
            : `${coming.length === 1 ? "1 closure" : `${coming.length} closures`} ahead. Sessions on a closed day are kept, and nobody is held to have missed them.`
        }
        actions={
          <>
            <ButtonLink href="/schedule/closures/snow" icon="snow">
              Snow day
            </ButtonLink>
            <ButtonLink href="/schedule/closures/new?plan=holidays" icon="calendar">
              Holidays of a year
            </ButtonLink>
            <ButtonLink href="/schedule/closures/new" variant="primary" icon="plus">
              Close a day
            </ButtonLink>
          </>
        }
      />
      {today === null ? null : (
        <div className="clo">
          <ClosureList
            {...{ sites, today }}
            id="coming-h"
            title="Today and ahead"
            closures={coming}
            empty="Nothing is closed ahead."
          />
          <ClosureList
            {...{ sites, today }}
            id="past-h"
            title="Past"
            closures={past}
            empty="Nothing was closed in the last year."
          />
        </div>
      )}
      {made === undefined ? null : (
        <ClosedToast
          message={`${counts[0] > 1 ? `${counts[0]} days` : made.name} closed, ${countSessions(counts[1])}`}
          reopenHref={isFresh && counts[0] === 1 && made.canReopen ? `/schedule/closures/${made.id}/reopen` : null}
        />
      )}
      {opened === null ? null : <FlashToast message={`Open again, ${countSessions(opened)}`} />}
    </Main>
  );
}

function numberIn(value: string | string[] | undefined): number {
  const number = Number(value);
  return Number.isInteger(number) && number >= 0 && number < 100_000 ? number : 0;
}
