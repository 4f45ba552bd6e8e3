import type { Metadata } from "next";
import { PageLink } from "@/components/page-link";
import { ButtonLink } from "@/components/button";
import { Card } from "@/components/card";
import { DataTable } from "@/components/data-table";
import { EmptyState } from "@/components/empty-state";
import { PageHeader } from "@/components/page-header";
import { Main } from "@/components/shell";
import { ShowArchived } from "@/features/programs/components/show-archived";
import { sitesLoader } from "@/features/programs/loaders/places";

export const metadata: Metadata = { title: "Sites and rooms" };

export default async function SitesPage({ searchParams }: { searchParams: Promise<{ show?: string }> }) {
  const show = (await searchParams).show === "archived" ? "archived" : "open";
  const { sites, archivedCount, mayCreate } = await sitesLoader({ show });
  const add = mayCreate ? (
    <ButtonLink href="/setup/sites/new" variant="primary" icon="plus">
      Add a site
    </ButtonLink>
  ) : null;
  return (
    <Main>
      <PageHeader
        back={{ href: "/setup", label: "Programs and rooms" }}
        title="Sites and rooms"
        subtitle="Places with an address and a clock of their own."
        actions={add}
      />
      <ShowArchived path="/setup/sites" show={show} archived={archivedCount} />
      <Card>
        <DataTable
          caption={show === "archived" ? "Archived sites" : "Sites"}
          rows={sites}
          rowKey={({ id }) => id}
          columns={[
            {
              key: "name",
              head: "Site",
              cell: (site) => (
                <PageLink className="link" href={`/setup/sites/${site.id}`}>
                  {site.name}
                </PageLink>
              ),
            },
            { key: "rooms", head: "Rooms", numeric: true, cell: (site) => site.rooms },
            { key: "programs", head: "Programs", cell: (site) => site.programs.join(", ") || "None yet" },
            { key: "clock", head: "Clock now", soft: true, cell: (site) => site.clock },
            { key: "address", head: "Address", soft: true, cell: (site) => site.address },
          ]}
          empty={
            show === "archived" ? (
              <EmptyState title="No archived sites." />
            ) : (
              <EmptyState title="No sites yet." action={add}>
                Rooms, programs and clients all belong to one, so begin here.
              </EmptyState>
            )
          }
        />
      </Card>
    </Main>
  );
}
