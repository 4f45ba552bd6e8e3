import type { Metadata } from "next";
import { cookies, headers } from "next/headers";
import { redirect } from "next/navigation";
import { SplitView } from "@/components/drawer";
import { Streamed } from "@/app/streamed";
import { EmptyState } from "@/components/empty-state";
import { Main } from "@/components/shell";
import { FlashToast } from "@/components/toast";
import { ChangeMade } from "@/features/scheduling/components/change/change-made";
import { GhostBoard } from "@/features/scheduling/components/ghosts";
import { MonthGrid } from "@/features/scheduling/components/month-grid";
import { NewSeriesDrawer } from "@/features/scheduling/components/new-series-drawer";
import { RememberSite } from "@/features/scheduling/components/remember-site";
import { ScheduleFilters } from "@/features/scheduling/components/schedule-filters";
import { ScheduleHead } from "@/features/scheduling/components/schedule-head";
import { ScheduleSkeleton } from "@/features/scheduling/components/schedule-skeleton";
import { ScheduleView } from "@/features/scheduling/components/schedule-view";
import { clashesBySession, tellClashes } from "@/features/scheduling/components/tell-clashes";
import { ZoneNote } from "@/features/scheduling/components/zone-note";
import { monthLoader } from "@/features/scheduling/loaders/calendar";
import { weekLoader } from "@/features/scheduling/loaders/schedule";
import { readWeekAddress, REMEMBERED_SITE, weekHref, type WeekAddress } from "@/lib/scheduling/week-address";
import type { LocalDate } from "@/lib/time/local-date";
import { localTime } from "@/lib/time/local-time";
import { toInstant, type Zone } from "@/lib/time/zone";
import "@/features/scheduling/components/schedule.css";

export const metadata: Metadata = { title: "Schedule" };

type Search = Record<string, string | string[] | undefined>;

export default function SchedulePage({ searchParams }: { searchParams: Promise<Search> }) {
  return (
    <Streamed skeleton={<ScheduleSkeleton />}>
      <Schedule searchParams={searchParams} />
    </Streamed>
  );
}

async function Schedule({ searchParams }: { searchParams: Promise<Search> }) {
  const search = await searchParams;
  const address = readWeekAddress(search);
  return (
    <>
      <ChangeMade changed={search.changed} />
      {address.view === "month" ? <Month address={address} /> : <Week address={address} made={Number(search.count)} />}
    </>
  );
}

const filtersOf = ({ site, program, room, facilitator, kinds }: WeekAddress) => ({
  siteId: site,
  programId: program,
  roomId: room,
  facilitatorId: facilitator,
  kinds,
});

async function Week({ address, made }: { address: WeekAddress; made: number }) {
  const { view } = address;
  const week = await weekLoader({
    ...filtersOf(address),
    monday: address.week,
    day: view === "day" ? (address.day ?? "today") : null,
  });
  if (week === null) return <NoSite />;
  await sayWhichSite(address, week);
  const { site, monday, today, sessions, clashes, canPlan } = week;
  const here = view === "day" ? { ...address, day: week.from } : { ...address, week: monday };
  const isFiltered = (address.program ?? address.room ?? address.facilitator ?? address.kinds) !== null;
  const isPhone = await looksLikePhone();
  return (
    <GhostBoard>
      <SplitView
        drawer={
          address.isNew && canPlan ? (
            <NewSeriesDrawer siteId={site.id} monday={monday} today={today} address={here} />
          ) : undefined
        }
      >
        <Main flush>
          <ScheduleHead
            address={here}
            today={today}
            canPlan={canPlan}
            isPhone={isPhone}
            clashes={tellClashes(clashes, sessions)}
          />
          <ScheduleFilters
            address={here}
            siteId={site.id}
            pickers={week.pickers}
            counts={week.counts}
            canBeMine={week.canBeMine}
          />
          <ClockOf site={site} day={week.from} />
          <RememberSite siteId={site.id} />
          <ScheduleView
            view={view === "month" ? null : view}
            isPhone={isPhone}
            monday={monday}
            from={week.from}
            to={week.to}
            today={today}
            nowMinute={week.nowMinute}
            bands={week.bands}
            sessions={sessions}
            closedDays={week.closedDays}
            clashes={clashesBySession(clashes)}
            rooms={isFiltered ? [] : roomsOf(week)}
            movesFrom={canPlan && !address.isNew ? weekHref(here) : null}
            clearHref={
              isFiltered ? weekHref(here, { program: null, room: null, facilitator: null, kinds: null }) : null
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

async function Month({ address }: { address: WeekAddress }) {
  // A series is made beside a week: the drawer's ghosts need its hours.
  if (address.isNew) redirect(weekHref({ ...address, view: "week" }));
  const month = await monthLoader({ ...filtersOf(address), month: address.month });
  if (month === null) return <NoSite />;
  await sayWhichSite(address, month);
  const here = { ...address, month: month.month };
  return (
    <Main flush>
      <ScheduleHead address={here} today={month.today} canPlan={false} isPhone={await looksLikePhone()} clashes={[]} />
      <ScheduleFilters
        address={here}
        siteId={month.site.id}
        pickers={month.pickers}
        counts={month.counts}
        canBeMine={month.canBeMine}
      />
      <RememberSite siteId={month.site.id} />
      <MonthGrid view={month} address={here} />
    </Main>
  );
}

function NoSite() {
  return (
    <Main>
      <h1 className="h1">Schedule</h1>
      <EmptyState title="There is no site yet.">
        A site comes first: its sessions are planned on its own clock.
      </EmptyState>
    </Main>
  );
}

interface AtSite {
  readonly site: { readonly id: string; readonly name: string; readonly zone: Zone };
  readonly pickers: { readonly sites: readonly { readonly id: string }[] };
}

/**
 * With several sites the address says which one, so that the switch in the top bar tells the same as the page: the one
 * that was looked at last, if it still is one of the reader's.
 */
async function sayWhichSite(address: WeekAddress, { site, pickers }: AtSite): Promise<void> {
  if (address.site !== null || pickers.sites.length < 2) return;
  const last = (await cookies()).get(REMEMBERED_SITE)?.value;
  redirect(weekHref(address, { site: pickers.sites.find(({ id }) => id === last)?.id ?? site.id }));
}

function ClockOf({ site, day }: Pick<AtSite, "site"> & { day: LocalDate }) {
  return <ZoneNote place={site.name} zone={site.zone} at={toInstant(day, localTime("12:00"), site.zone).getTime()} />;
}

/** The names of the site's rooms, for the day on which they are free. */
function roomsOf({ site, pickers }: NonNullable<Awaited<ReturnType<typeof weekLoader>>>): string[] {
  return pickers.rooms.filter((room) => room.siteId === site.id && !room.isArchived).map(({ name }) => name);
}

/** The browser's own word for being a phone, so that the first page already is the list. */
async function looksLikePhone(): Promise<boolean> {
  const head = await headers();
  return head.get("sec-ch-ua-mobile") === "?1" || /\bMobi/.test(head.get("user-agent") ?? "");
}
