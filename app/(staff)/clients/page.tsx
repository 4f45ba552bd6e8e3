import type { Metadata } from "next";
import { ButtonLink } from "@/components/button";
import { Card } from "@/components/card";
import { EmptyState } from "@/components/empty-state";
import { PageHeader } from "@/components/page-header";
import { Pagination } from "@/components/pagination";
import { Main } from "@/components/shell";
import { ClientFilters } from "@/features/clients/components/client-filters";
import { ClientsTable } from "@/features/clients/components/clients-table";
import { clientsLoader } from "@/features/clients/loaders";
import { clientListHref } from "@/lib/clients/client-list-address";
import "@/features/clients/components/clients.css";

export const metadata: Metadata = { title: "Clients" };

interface Props {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function ClientsPage({ searchParams }: Props) {
  const { address, asked, usual, page, sites, programs, tracks, mayWrite } = await clientsLoader(await searchParams);
  const pageFrom = (edge: "after" | "before", clientId: string | null) =>
    clientId === null ? null : clientListHref({ ...address, after: null, before: null, [edge]: clientId });
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
      <ClientFilters
        find={address.find}
        asked={asked}
        usual={usual}
        sites={sites}
        programs={programs}
        tracks={tracks}
      />
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
          prevHref={pageFrom("before", page.before)}
          nextHref={pageFrom("after", page.after)}
        />
      ) : null}
    </Main>
  );
}
