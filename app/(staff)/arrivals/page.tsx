import type { Metadata } from "next";
import { LivePage } from "@/components/live";
import { PageHeader } from "@/components/page-header";
import { Main } from "@/components/shell";
import { ArrivalsBoard } from "@/features/arrivals/components/arrivals-board";
import { arrivalsLoader } from "@/features/arrivals/loaders";
import { formatDateLong, formatTime } from "@/lib/time/format";

export const metadata: Metadata = { title: "Who is here" };

export default async function ArrivalsPage({ searchParams }: { searchParams: Promise<{ site?: string }> }) {
  const { site } = await searchParams;
  const { people, sites, today } = await arrivalsLoader({ siteId: site ?? null });
  const names = new Map(sites.map(({ id, name }) => [id, name]));
  const here = people.filter(({ arrival }) => arrival !== null).length;
  return (
    <Main>
      <LivePage address="/live" />
      <PageHeader
        back={{ href: site ? `/today?site=${site}` : "/today", label: "Today" }}
        title="Who is here"
        subtitle={
          <p>
            {today === null ? null : `${formatDateLong(today)}. `}
            <b>
              {here} of {people.length} {people.length === 1 ? "person is" : "people are"} here
            </b>
            . An arrival is no mark: attendance is taken on the roster.
          </p>
        }
      />
      <ArrivalsBoard
        people={people.map(({ sessions, from, arrival, ...person }) => ({
          ...person,
          key: `${person.siteId} ${person.clientId}`,
          from: from === null ? null : formatTime(from),
          title: sessions[0]?.title ?? null,
          more: Math.max(0, sessions.length - 1),
          site: sites.length > 1 ? (names.get(person.siteId) ?? null) : null,
          arrival: arrival === null ? null : { id: arrival.id, at: formatTime(arrival.time), way: arrival.way },
        }))}
      />
    </Main>
  );
}
