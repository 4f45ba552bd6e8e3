import type { Metadata } from "next";
import { ButtonLink } from "@/components/button";
import { Card } from "@/components/card";
import { PageHeader } from "@/components/page-header";
import { Pagination } from "@/components/pagination";
import { Main } from "@/components/shell";
import { StaffSearch } from "@/features/staff/components/staff-search";
import { StaffTable } from "@/features/staff/components/staff-table";
import { staffListLoader } from "@/features/staff/loaders/members";

export const metadata: Metadata = { title: "Staff and access" };

interface Query {
  q?: string;
  show?: string;
  page?: string;
}

export default async function StaffPage({ searchParams }: { searchParams: Promise<Query> }) {
  const query = await searchParams;
  const term = (query.q ?? "").slice(0, 100);
  const show = query.show === "archived" ? "archived" : "working";
  const page = Math.min(1000, Math.max(1, Number.parseInt(query.page ?? "1", 10) || 1));
  const view = await staffListLoader({ term, show, page });
  const address = (to: number) => `/setup/staff?${new URLSearchParams({ q: term, show, page: String(to) })}`;
  const add = view.mayWrite ? (
    <ButtonLink href="/setup/staff/new" variant="primary" icon="plus">
      Add somebody
    </ButtonLink>
  ) : null;
  return (
    <Main>
      <PageHeader
        title="Staff and access"
        subtitle={view.showsAccounts ? "Who works here, who can sign in, and as what." : "Who works here."}
        actions={add}
      />
      <StaffSearch term={term} show={show} />
      <Card>
        <StaffTable {...view} add={add} />
      </Card>
      {view.hasMore || page > 1 ? (
        <Pagination
          label="Pages of the staff list"
          summary={`From ${view.first}`}
          prevHref={page > 1 ? address(page - 1) : null}
          nextHref={view.hasMore ? address(page + 1) : null}
        />
      ) : null}
    </Main>
  );
}
