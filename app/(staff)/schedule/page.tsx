import type { Metadata } from "next";
import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { SplitView } from "@/components/drawer";
import { Streamed } from "@/app/streamed";
import { EmptyState } from "@/components/empty-state";
import { Main } from "@/components/shell";
import { FlashToast } from "@/components/toast";
import { GhostBoard } from "@/features/scheduling/components/ghosts";
import { NewSeriesDrawer } from "@/features/scheduling/components/new-series-drawer";
import { ScheduleFilters } from "@/features/scheduling/components/schedule-filters";
import { ScheduleHead } from "@/features/scheduling/components/schedule-head";
import { ScheduleSkeleton } from "@/features/scheduling/components/schedule-skeleton";
import { ScheduleView } from "@/features/scheduling/components/schedule-view";
import { clashesBySession, tellClashes } from "@/features/scheduling/components/tell-clashes";
import { ZoneNote } from "@/features/scheduling/components/zone-note";
import { weekLoader } from "@/features/scheduling/loaders/schedule";
import { readWeekAddress, weekHref } from "@/lib/scheduling/week-address";
import { localTime } from "@/lib/time/local-time";
import { toInstant } from "@/lib/time/zone";
import "@/features/scheduling/components/schedule.css";

export const metadata: Metadata = { title: "Schedule" };

interface SchedulePageProps {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default function SchedulePage({ searchParams }: SchedulePageProps) {
  return (
    <Streamed skeleton={<ScheduleSkeleton />}>
      <Schedule searchParams={searchParams} />
    </Streamed>
  );
}

async function Schedule({ searchParams }: SchedulePageProps) {
  const search = await searchParams;
  const address = readWeekAddress(search);
  const week = await weekLoader({
    monday: address.week,
    siteId: address.site,
    programId: address.program,
    roomId: address.room,
    facilitatorId: address.facilitator,
    kinds: address.kinds,
  });
  if (week === null)
    return (
      <Main>
        <h1 className="h1">Schedule</h1>
        <EmptyState title="There is no site yet.">
          A site comes first: its sessions are planned on its own clock.
        </EmptyState>
      </Main>
    );
  // With several sites the address says which one, so that the switch in the top bar tells the same as the page.
  if (address.site === null && week.pickers.sites.length > 1) redirect(weekHref(address, { site: week.site.id }));
  const { site, monday, today, sessions, clashes, canPlan } = week;
  const here = { ...address, week: monday };
  const isFiltered = address.program ?? address.room ?? address.facilitator ?? address.kinds;
  const isOpen = address.isNew && canPlan;
  const made = Number(search.count);
  const isPhone = await looksLikePhone();
  return (
    <GhostBoard>
      <SplitView
        drawer={isOpen ? <NewSeriesDrawer siteId={site.id} monday={monday} today={today} address={here} /> : undefined}
      >
        <Main flush>
          <ScheduleHead
            address={here}
            monday={monday}
            today={today}
            canPlan={canPlan}
            isPhone={isPhone}
            clashes={tellClashes(clashes, sessions)}
          />
          <ScheduleFilters address={here} siteId={site.id} pickers={week.pickers} counts={week.counts} canBeMine />
          <ZoneNote
            place={site.name}
            zone={site.zone}
            at={toInstant(monday, localTime("12:00"), site.zone).getTime()}
          />
          <ScheduleView
            view={address.view}
            isPhone={isPhone}
            monday={monday}
            today={today}
            nowMinute={week.nowMinute}
            bands={week.bands}
            sessions={sessions}
            closedDays={week.closedDays}
            clashes={clashesBySession(clashes)}
            clearHref={
              isFiltered === null ? null : weekHref(here, { program: null, room: null, facilitator: null, kinds: null })
            }
            createHref={canPlan ? weekHref(here, { isNew: true }) : null}
          />
        </Main>
      </SplitView>
      {Number.isInteger(made) && made > 0 && made <= 2000 ? (
        <FlashToast message={made === 1 ? "1 session created" : `${made.toLocaleString("en-US")} sessions created`} />
      ) : null}
    </GhostBoard>
  );
}

/** The browser's own word for being a phone, so that the first page already is the list. */
async function looksLikePhone(): Promise<boolean> {
  const head = await headers();
  return head.get("sec-ch-ua-mobile") === "?1" || /\bMobi/.test(head.get("user-agent") ?? "");
}
