import type { Metadata } from "next";
import { ButtonLink } from "@/components/button";
import { Card } from "@/components/card";
import { Notice } from "@/components/notice";
import { PageHeader } from "@/components/page-header";
import { Pagination } from "@/components/pagination";
import { Main } from "@/components/shell";
import { TrailFilters } from "@/features/audit/components/trail-filters";
import { TrailTable } from "@/features/audit/components/trail-table";
import { TrailVerdict } from "@/features/audit/components/trail-verdict";
import { auditTrailLoader, type TrailParams } from "@/features/audit/loaders";

export const metadata: Metadata = { title: "Audit trail" };

export default async function AuditPage({
  searchParams,
}: {
  searchParams: Promise<Record<string, string | string[]>>;
}) {
  const query: TrailParams = onlyTexts(await searchParams);
  const view = await auditTrailLoader(query);
  const address = (change: Partial<TrailParams>) => {
    const fields = Object.entries({ ...query, check: undefined, ...change }).filter(([, value]) => value);
    return `/setup/audit?${new URLSearchParams(Object.fromEntries(fields) as Record<string, string>)}`;
  };
  return (
    <Main>
      <PageHeader
        title="Audit trail"
        subtitle="Who changed or read what, and when. Entries are sealed one to the next and are never changed."
        actions={
          view.mayCheck ? (
            <ButtonLink href={address({ check: "1" })} icon="shield" prefetch={false}>
              Check the whole trail
            </ButtonLink>
          ) : null
        }
      />
      {view.verdict ? <TrailVerdict verdict={view.verdict} /> : null}
      <TrailFilters
        from={view.from ?? ""}
        to={view.to ?? ""}
        actor={query.actor ?? ""}
        type={query.type ?? ""}
        subject={query.subject ?? ""}
        staff={view.staff}
        dateError={view.isImpossibleDay ? "There is no such date." : undefined}
      />
      {view.isOutOfOrder ? <Notice tone="warning" title="The last day is before the first." /> : null}
      <Card>
        <TrailTable entries={view.entries} zone={view.zone} />
      </Card>
      {view.olderAfter || !view.isFirstPage ? (
        <Pagination
          label="Pages of the audit trail"
          summary={`${view.entries.length} entries`}
          prevHref={view.isFirstPage ? null : address({ after: undefined })}
          prevLabel="Newest"
          nextHref={view.olderAfter ? address({ after: view.olderAfter }) : null}
          nextLabel="Older"
        />
      ) : null}
    </Main>
  );
}

/** A field that came twice says nothing certain; the first one counts. */
function onlyTexts(query: Record<string, string | string[] | undefined>): Record<string, string> {
  const texts = Object.entries(query).flatMap(([name, value]) => {
    const text = Array.isArray(value) ? value[0] : value;
    return text === undefined ? [] : [[name, text.slice(0, 100)]];
  });
  return Object.fromEntries(texts) as Record<string, string>;
}
