import type { Metadata } from "next";
import { ButtonLink } from "@/components/button";
import { FilterBar } from "@/components/filter-bar";
import { PageHeader } from "@/components/page-header";
import { SegmentedLinks } from "@/components/segmented";
import { Main } from "@/components/shell";
import { ExcusesCard } from "@/features/notices/components/excuses-card";
import { undecidedExcusesLoader } from "@/features/notices/loaders";
import { ContactPanel } from "@/features/outreach/components/contact-panel";
import { SettledList } from "@/features/outreach/components/settled-list";
import { WorkKeys } from "@/features/outreach/components/work-keys";
import { WorkRowItem } from "@/features/outreach/components/work-row";
import { WorkSection } from "@/features/outreach/components/work-section";
import { reachLoader, settledLoader, workLoader } from "@/features/outreach/loaders";
import type { WorkRow } from "@/features/outreach/queries/work-list";
import { RecordRowItem } from "@/features/reminders/components/record-row";
import { recordsLoader } from "@/features/reminders/loaders";
import { filtersOf, filterWork, listAddress, rowAfter, type ListFilters } from "@/lib/alerts/filter-work";
import "@/features/outreach/components/work-list.css";

export const metadata: Metadata = { title: "Alerts" };

type Search = Record<string, string | string[] | undefined>;

export default async function AlertsPage({ searchParams }: { searchParams: Promise<Search> }) {
  const query = await searchParams;
  const log = typeof query.log === "string" ? query.log : null;
  const { site: siteId, ...asked } = filtersOf(query);
  const work = await workLoader({ siteId });
  const records = await recordsLoader({ siteId });
  // A counselor sees their own first; a row that is opened by its address is shown whoever works it.
  const isOwnFirst = work.isOwnFirst && work.rows.some(({ isMine }) => isMine);
  const isOpenElsewhere = work.rows.some(({ key, isMine }) => key === log && !isMine);
  const whose = asked.whose ?? (isOwnFirst && !isOpenElsewhere ? "mine" : "everyone");
  const filters: ListFilters = { ...asked, site: siteId, whose };
  const mine = work.rows.filter(({ isMine }) => isMine).length + records.filter(({ isMine }) => isMine).length;
  const shown = filterWork(work.rows, records, filters);
  const missed = shown.work.filter(({ section }) => section === "missed");
  const hours = shown.work.filter(({ section }) => section === "hours");
  const address = (part: Partial<ListFilters>, row?: string) => listAddress({ ...filters, ...part }, row);
  const list = { rows: [...missed, ...hours], log, colleagues: work.colleagues, address };
  return (
    <Main className="wl-page">
      <PageHeader
        title="Alerts"
        subtitle="One line per person per day, however many sessions were missed."
        actions={
          <ButtonLink href={`/alerts/meeting${siteId === null ? "" : `?site=${siteId}`}`} icon="print">
            Team meeting
          </ButtonLink>
        }
      />
      <div className="wl__fl">
        <SegmentedLinks
          label="Whose alerts"
          items={[
            { href: address({ whose: "mine" }), label: `Mine ${mine}`, current: whose === "mine" },
            {
              href: address({ whose: "everyone" }),
              label: `Everyone ${work.rows.length + records.length}`,
              current: whose === "everyone",
            },
            { href: address({ whose: "done" }), label: "Done", current: whose === "done" },
          ]}
        />
        {whose === "done" ? null : (
          <FilterBar
            action="/alerts"
            label="Filters"
            keep={{ whose, ...(siteId === null ? {} : { site: siteId }) }}
            filters={[
              {
                name: "kind",
                label: "Kind",
                value: filters.kind ?? "",
                options: [
                  { value: "", label: "All" },
                  { value: "missed", label: "Missed days" },
                  { value: "hours", label: "Hours" },
                  { value: "records", label: "Records" },
                ],
              },
              {
                name: "standing",
                label: "Standing",
                value: filters.standing ?? "",
                options: [
                  { value: "", label: "All" },
                  { value: "review", label: "Review" },
                  { value: "contract", label: "Contract" },
                  { value: "warning", label: "Warning" },
                  { value: "watch", label: "Watch" },
                  { value: "good", label: "Good" },
                ],
              },
              {
                name: "track",
                label: "Track",
                value: filters.track ?? "",
                options: [
                  { value: "", label: "All" },
                  ...[...new Set(work.rows.flatMap(({ track }) => track ?? []))]
                    .sort()
                    .map((track) => ({ value: track, label: track })),
                ],
              },
              {
                name: "assigned",
                label: "Assigned",
                value: filters.assigned ?? "",
                options: [
                  { value: "", label: "Anyone" },
                  ...work.colleagues.map(({ staffId, name }) => ({ value: staffId, label: name })),
                ],
              },
            ]}
            clearHref={
              filters.kind || filters.standing || filters.track || filters.assigned
                ? address({ kind: null, standing: null, track: null, assigned: null })
                : undefined
            }
          />
        )}
        <span className="push">
          <WorkKeys />
        </span>
      </div>
      {whose === "done" ? (
        <SettledList rows={await settledLoader({ siteId })} />
      ) : (
        <>
          {filters.kind === null || filters.kind === "missed" ? (
            <WorkSection title="Missed days" count={missed.length} empty="No calls needed.">
              {missed.map((row) => (
                <Row key={row.key} row={row} {...list} />
              ))}
            </WorkSection>
          ) : null}
          {filters.kind === null || filters.kind === "hours" ? (
            <WorkSection title="Hours" count={hours.length} empty="Everyone can still reach their hours.">
              {hours.map((row) => (
                <Row key={row.key} row={row} {...list} />
              ))}
            </WorkSection>
          ) : null}
          {filters.kind === null || filters.kind === "records" ? (
            <WorkSection title="Records" count={shown.records.length} empty="Every roster is finished.">
              {shown.records.map((row) => (
                <RecordRowItem key={row.sessionId} row={row} />
              ))}
            </WorkSection>
          ) : null}
          {filters.kind === null && work.mayDecideExcuses ? (
            <ExcusesCard rows={await undecidedExcusesLoader({})} />
          ) : null}
        </>
      )}
    </Main>
  );
}

interface ListProps {
  rows: readonly WorkRow[];
  log: string | null;
  colleagues: Awaited<ReturnType<typeof workLoader>>["colleagues"];
  address: (part: Partial<ListFilters>, row?: string) => string;
}

async function Row({ row, rows, log, colleagues, address }: ListProps & { row: WorkRow }) {
  const next = rowAfter(rows, row.key);
  return (
    <WorkRowItem
      row={row}
      colleagues={colleagues.filter(({ sites }) => sites.includes(row.siteId))}
      openHref={`${address({}, row.key)}#log`}
      closeHref={address({})}
    >
      {log === row.key ? (
        <ContactPanel
          reach={await reachLoader({ clientId: row.clientId })}
          row={row.key}
          alertIds={row.alertIds}
          submit={next === null ? "Save" : "Save and next"}
          then={next === null ? address({}) : `${address({}, next)}#log`}
        />
      ) : null}
    </WorkRowItem>
  );
}
