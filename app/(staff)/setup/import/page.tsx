import type { Metadata } from "next";
import { EmptyState } from "@/components/empty-state";
import { Notice } from "@/components/notice";
import { PageHeader } from "@/components/page-header";
import { Main } from "@/components/shell";
import { ButtonLink } from "@/components/button";
import { ImportList } from "@/features/calendar-import/components/import-list";
import { ImportWizard } from "@/features/calendar-import/components/import-wizard";
import { importLoader } from "@/features/calendar-import/loaders";
import "@/features/calendar-import/components/calendar-import.css";

export const metadata: Metadata = { title: "Import sessions" };

interface Props {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function ImportPage({ searchParams }: Props) {
  const { done } = await searchParams;
  const { sites, imports } = await importLoader({});
  const made = imports.find(({ id, undone }) => id === done && undone === null);
  return (
    <Main>
      <PageHeader
        back={{ href: "/setup", label: "Set up" }}
        title="Import sessions"
        subtitle="From the calendar or the spreadsheet you used before. Nothing is stored before you have seen what it comes to."
      />
      <div className="imp">
        {made === undefined ? null : (
          <Notice
            tone="good"
            title={`${made.sessionCount.toLocaleString("en-US")} sessions in ${made.seriesCount.toLocaleString("en-US")} series were imported.`}
            actions={
              <ButtonLink href="/schedule" icon="calendar" size="s">
                Schedule
              </ButtonLink>
            }
          >
            They can be taken back below, until attendance is taken in one or somebody takes part.
          </Notice>
        )}
        {sites.length === 0 ? (
          <EmptyState title="There is no site yet.">
            A site comes first: its sessions are planned on its own clock.
          </EmptyState>
        ) : (
          <ImportWizard key={made?.id ?? "new"} sites={sites} />
        )}
        <ImportList imports={imports} />
      </div>
    </Main>
  );
}
