import type { Metadata } from "next";
import { PageLink } from "@/components/page-link";
import { ButtonLink } from "@/components/button";
import { Card } from "@/components/card";
import { DataTable } from "@/components/data-table";
import { EmptyState } from "@/components/empty-state";
import { PageHeader } from "@/components/page-header";
import { Main } from "@/components/shell";
import { ShowArchived } from "@/features/programs/components/show-archived";
import { LEVEL_WORDS } from "@/features/programs/components/words";
import { programsLoader } from "@/features/programs/loaders/programs";
import { formatMinutes } from "@/lib/time/format";

export const metadata: Metadata = { title: "Programs and tracks" };

export default async function ProgramsPage({ searchParams }: { searchParams: Promise<{ show?: string }> }) {
  const show = (await searchParams).show === "archived" ? "archived" : "open";
  const { programs, archivedCount, mayCreate } = await programsLoader({ show });
  const add = mayCreate ? (
    <ButtonLink href="/setup/programs/new" variant="primary" icon="plus">
      Add a program
    </ButtonLink>
  ) : null;
  return (
    <Main>
      <PageHeader
        back={{ href: "/setup", label: "Programs and rooms" }}
        title="Programs and tracks"
        subtitle="Levels of care, what they ask of a week, and the tracks they run in."
        actions={add}
      />
      <ShowArchived path="/setup/programs" show={show} archived={archivedCount} />
      <Card>
        <DataTable
          caption={show === "archived" ? "Archived programs" : "Programs"}
          rows={programs}
          rowKey={({ id }) => id}
          columns={[
            {
              key: "name",
              head: "Program",
              cell: (program) => (
                <PageLink className="link" href={`/setup/programs/${program.id}`}>
                  {program.name}
                </PageLink>
              ),
            },
            { key: "level", head: "Level of care", cell: (program) => LEVEL_WORDS[program.level] },
            { key: "hours", head: "A week", numeric: true, cell: (program) => formatMinutes(program.minutesPerWeek) },
            { key: "days", head: "Days", numeric: true, cell: (program) => program.daysPerWeek },
            { key: "weeks", head: "Weeks", numeric: true, cell: (program) => program.expectedWeeks },
            { key: "tracks", head: "Tracks", numeric: true, cell: (program) => program.tracks },
            { key: "sites", head: "Offered at", soft: true, cell: (program) => program.siteNames.join(", ") },
          ]}
          empty={
            show === "archived" ? (
              <EmptyState title="No archived programs." />
            ) : (
              <EmptyState title="No programs yet." action={add}>
                A program carries its hours, its tracks and its standing policy.
              </EmptyState>
            )
          }
        />
      </Card>
    </Main>
  );
}
