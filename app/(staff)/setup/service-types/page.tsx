import type { Metadata } from "next";
import { PageLink } from "@/components/page-link";
import { ButtonLink } from "@/components/button";
import { Card } from "@/components/card";
import { DataTable } from "@/components/data-table";
import { EmptyState } from "@/components/empty-state";
import { PageHeader } from "@/components/page-header";
import { Main } from "@/components/shell";
import { ShowArchived } from "@/features/programs/components/show-archived";
import { serviceTypesLoader } from "@/features/programs/loaders/programs";

export const metadata: Metadata = { title: "Service types" };

export default async function ServiceTypesPage({ searchParams }: { searchParams: Promise<{ show?: string }> }) {
  const show = (await searchParams).show === "archived" ? "archived" : "open";
  const { types, archivedCount, mayCreate } = await serviceTypesLoader({ show });
  const add = mayCreate ? (
    <ButtonLink href="/setup/service-types/new" variant="primary" icon="plus">
      Add a service type
    </ButtonLink>
  ) : null;
  return (
    <Main>
      <PageHeader
        back={{ href: "/setup", label: "Programs and rooms" }}
        title="Service types"
        subtitle="What a session is, and what it counts to."
        actions={add}
      />
      <ShowArchived path="/setup/service-types" show={show} archived={archivedCount} />
      <Card>
        <DataTable
          caption={show === "archived" ? "Archived service types" : "Service types"}
          rows={types}
          rowKey={({ id }) => id}
          columns={[
            {
              key: "name",
              head: "Service type",
              cell: (type) => (
                <PageLink className="link" href={`/setup/service-types/${type.id}`}>
                  {type.name}
                </PageLink>
              ),
            },
            { key: "hours", head: "Hours", cell: (type) => (type.countsToHours ? "Counts" : "Doesn’t count") },
            { key: "standing", head: "Standing", cell: (type) => (type.countsToStanding ? "Counts" : "Doesn’t count") },
            { key: "billable", head: "Billable", cell: (type) => (type.isBillable ? "Yes" : "No") },
            { key: "credential", head: "Needs", soft: true, cell: (type) => type.credential ?? "Nothing" },
          ]}
          empty={
            show === "archived" ? (
              <EmptyState title="No archived service types." />
            ) : (
              <EmptyState title="No service types yet." action={add}>
                Every series has one, such as CBT group or Relapse prevention.
              </EmptyState>
            )
          }
        />
      </Card>
    </Main>
  );
}
