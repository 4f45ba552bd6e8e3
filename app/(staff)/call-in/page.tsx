import type { Metadata } from "next";
import { EmptyState } from "@/components/empty-state";
import { PageHeader } from "@/components/page-header";
import { PageLink } from "@/components/page-link";
import { Main } from "@/components/shell";
import { PeoplePicker } from "@/features/notices/components/people-picker";
import { callInPeopleLoader } from "@/features/notices/loaders";

export const metadata: Metadata = { title: "Log a call-in" };

export default async function CallInPage({ searchParams }: { searchParams: Promise<{ site?: string }> }) {
  const { site } = await searchParams;
  const people = await callInPeopleLoader({ siteId: site ?? null });
  return (
    <Main>
      <PageHeader
        title="Log a call-in"
        subtitle={
          <p>
            Everybody who is still expected today. For somebody else, open{" "}
            <PageLink className="link" href="/clients">
              their chart
            </PageLink>{" "}
            and choose “Record absence”.
          </p>
        }
        back={{ href: "/today", label: "Today" }}
      />
      {people.length === 0 ? (
        <EmptyState title="Nobody is expected any more today." />
      ) : (
        <PeoplePicker people={people} query={site === undefined ? "" : `?site=${site}`} />
      )}
    </Main>
  );
}
