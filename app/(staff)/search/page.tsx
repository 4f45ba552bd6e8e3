import type { Metadata } from "next";
import { EmptyState } from "@/components/empty-state";
import { PageHeader } from "@/components/page-header";
import { Main } from "@/components/shell";
import { FoundLists } from "@/features/search/components/found-lists";
import { SearchForm } from "@/features/search/components/search-form";
import { searchLoader } from "@/features/search/loaders";
import { countFound } from "@/lib/search/found";

export const metadata: Metadata = { title: "Find" };

interface Props {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function SearchPage({ searchParams }: Props) {
  const { term, groups } = await searchLoader({ find: (await searchParams).find });
  const subtitle = term === "" ? "A client, a session, a person or a page." : `${countFound(groups)} found.`;
  return (
    <Main>
      <PageHeader title="Find" subtitle={subtitle} />
      <SearchForm term={term} />
      <div className="find-page">
        {groups.length === 0 ? (
          <EmptyState title={`Nothing found for “${term}”.`}>Try another part of the name.</EmptyState>
        ) : (
          <FoundLists groups={groups} />
        )}
      </div>
    </Main>
  );
}
