import type { Metadata } from "next";
import { ButtonLink } from "@/components/button";
import { Card } from "@/components/card";
import { EmptyState } from "@/components/empty-state";
import { PageHeader } from "@/components/page-header";
import { Pagination } from "@/components/pagination";
import { Main } from "@/components/shell";
import { ClientFilters } from "@/features/clients/components/client-filters";
import { ClientsTable } from "@/features/clients/components/clients-table";
import { clientsLoader, type ClientListParams } from "@/features/clients/loaders";
import "@/features/clients/components/clients.css";

export const metadata: Metadata = { title: "Clients" };

export default async function ClientsPage({ searchParams }: { searchParams: Promise<ClientListParams> }) {
  const params = await searchParams;
  const { asked, usual, page, sites, programs, tracks, mayWrite } = await clientsLoader(params);
  const { after, before, ...filters } = params;
  void [after, before];
  const address = (edge: Record<string, string>) =>
    `/clients?${new URLSearchParams({ ...(filters as Record<string, string>), ...edge })}`;
  const people = page.total === 1 ? "1 person" : `${page.total} people`;
  return (
    <Main>
      <PageHeader
        title="Clients"
        subtitle={asked.term === "" ? `${people}.` : `${people} found.`}
        actions={
          mayWrite ? (
            <ButtonLink href="/clients/new" variant="primary" icon="plus">
              New client
            </ButtonLink>
          ) : null
        }
      />
      <ClientFilters asked={asked} usual={usual} sites={sites} programs={programs} tracks={tracks} />
      <Card>
        <ClientsTable
          rows={page.rows}
          empty={
            asked.term === "" ? (
              <EmptyState title="Nobody here." />
            ) : (
              <EmptyState title="Nobody of that name or number.">Try a part of the name, or show everyone.</EmptyState>
            )
          }
        />
      </Card>
      {page.before !== null || page.after !== null ? (
        <Pagination
          label="Pages of clients"
          summary={`${page.rows.length} of ${page.total}`}
          prevHref={page.before === null ? null : address({ before: page.before })}
          nextHref={page.after === null ? null : address({ after: page.after })}
        />
      ) : null}
    </Main>
  );
}
