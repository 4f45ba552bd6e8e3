import type { Metadata } from "next";
import { ButtonLink } from "@/components/button";
import { LivePage } from "@/components/live";
import { SegmentedLinks } from "@/components/segmented";
import { Main } from "@/components/shell";
import { PageHeader } from "@/components/page-header";
import { RosterList } from "@/features/attendance/components/roster-list";
import { rostersLoader } from "@/features/attendance/loaders";
import { WaitingNote } from "@/features/corrections/components/waiting-note";
import { waitingCountLoader } from "@/features/corrections/loaders";
import { KeptHere } from "@/features/offline-roster/components/kept-here";
import { toldOfRosters } from "@/features/reminders/components/record-row";
import { recordsLoader } from "@/features/reminders/loaders";
import { ZoneNote } from "@/features/scheduling/components/zone-note";
import { formatDateLong } from "@/lib/time/format";
import { localTime } from "@/lib/time/local-time";
import { toInstant } from "@/lib/time/zone";

export const metadata: Metadata = { title: "Rosters" };

export default async function RostersPage({
  searchParams,
}: {
  searchParams: Promise<{ site?: string; mine?: string }>;
}) {
  const { site, mine } = await searchParams;
  const onlyMine = mine === "1";
  const { today, zone, unfinished, ofToday } = await rostersLoader({ siteId: site ?? null, onlyMine });
  // What somebody leads just now stands first, one tap away.
  const running = ofToday.filter(({ isMine, state }) => isMine && state === "now");
  const address = (only: boolean) =>
    `/rosters?${new URLSearchParams({ ...(site ? { site } : {}), ...(only ? { mine: "1" } : {}) })}`;
  return (
    <Main>
      <LivePage address="/live" />
      <PageHeader
        title="Rosters"
        subtitle={`${formatDateLong(today)}. ${unfinished.length === 0 ? "Every roster is finished." : `${unfinished.length} still to finish.`}`}
        actions={
          <>
            <SegmentedLinks
              label="Whose rosters"
              items={[
                { href: address(false), label: "All", current: !onlyMine },
                { href: address(true), label: "Only mine", current: onlyMine },
              ]}
            />
            <ButtonLink href={`/rosters/print${site ? `?site=${site}` : ""}`} icon="print">
              Print three days
            </ButtonLink>
          </>
        }
      />
      <ZoneNote place="the clinic’s" zone={zone} at={toInstant(today, localTime("12:00"), zone).getTime()} />
      <WaitingNote count={await waitingCountLoader({})} />
      <div className="stack" style={{ gap: "var(--s-4)" }}>
        {running.length > 0 ? (
          <RosterList id="running" title="Yours now" rows={running} today={today} empty="" />
        ) : null}
        <RosterList
          id="unfinished"
          title="To finish"
          rows={unfinished}
          today={today}
          empty="Nothing to finish."
          told={toldOfRosters(await recordsLoader({ siteId: site ?? null }))}
        />
        <RosterList id="today" title="Today" rows={ofToday} today={today} empty="No sessions today." />
        <KeptHere />
      </div>
    </Main>
  );
}
