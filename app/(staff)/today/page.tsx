import type { Metadata } from "next";
import { PageLink } from "@/components/page-link";
import { ButtonLink } from "@/components/button";
import { Card, CardFooter, CardHeader } from "@/components/card";
import { Icon } from "@/components/icon";
import { Legend } from "@/components/legend";
import { LivePage } from "@/components/live";
import { PageHeader } from "@/components/page-header";
import { Main } from "@/components/shell";
import { FlashToast } from "@/components/toast";
import { mayCheckInLoader } from "@/features/arrivals/loaders";
import { NowAndNext } from "@/features/attendance/components/now-and-next";
import { RoomBoard } from "@/features/attendance/components/room-board";
import { rostersLoader } from "@/features/attendance/loaders";
import { mayCloseLoader } from "@/features/closures/loaders";
import { WaitingNote } from "@/features/corrections/components/waiting-note";
import { waitingCountLoader } from "@/features/corrections/loaders";
import { ShortRows } from "@/features/make-ups/components/short-rows";
import { shortClientsLoader } from "@/features/make-ups/loaders";
import { toldTodayLoader } from "@/features/notices/loaders";
import { ZoneNote } from "@/features/scheduling/components/zone-note";
import { CallRows } from "@/features/standing/components/call-rows";
import { WaitingNotices } from "@/features/outreach/components/waiting-notices";
import { ownWaitingLoader } from "@/features/outreach/loaders";
import { toldOfRosters } from "@/features/reminders/components/record-row";
import { recordsLoader } from "@/features/reminders/loaders";
import { callsLoader } from "@/features/standing/loaders";
import { SubstituteNotices } from "@/features/substitutes/components/today-notices";
import { substitutesTodayLoader } from "@/features/substitutes/loaders";
import { formatDateLong } from "@/lib/time/format";
import { localTime } from "@/lib/time/local-time";
import { toInstant } from "@/lib/time/zone";
import "./today.css";

export const metadata: Metadata = { title: "Today" };

const CALLS_AT_MOST = 4;
const WEEKS_AT_MOST = 3;

export default async function TodayPage({ searchParams }: { searchParams: Promise<{ site?: string; told?: string }> }) {
  const { site, told } = await searchParams;
  const siteId = site ?? null;
  const rosters = await rostersLoader({ siteId, onlyMine: false });
  const calls = await callsLoader({ siteId, onlyMine: false });
  const weeks = await shortClientsLoader({ siteId });
  const away = await toldTodayLoader({ siteId });
  const mayClose = await mayCloseLoader({ siteId });
  const mayCheckIn = await mayCheckInLoader({});
  const { people, unfinished } = rosters;
  // A row is a client and a day; the sentence counts people.
  const callers = new Set(calls.map(({ clientId }) => clientId)).size;
  const query = site ? `?site=${site}` : "";
  return (
    <Main>
      <LivePage address="/live" />
      <PageHeader
        title={formatDateLong(rosters.today)}
        subtitle={
          <p>
            {count(people.expected, "person is expected", "people are expected")}.{" "}
            <b>{people.inSession} in sessions now</b>
            {away > 0 ? `, ${away} told us they can’t come` : ""}.{" "}
            <PageLink className="link" href={`/rosters${query}`}>
              {count(unfinished.length, "roster", "rosters")}
            </PageLink>{" "}
            {unfinished.length === 1 ? "is" : "are"} unfinished and{" "}
            <PageLink className="link" href={`/alerts${query}`}>
              {count(callers, "person", "people")}
            </PageLink>{" "}
            {callers === 1 ? "needs" : "need"} a call.
          </p>
        }
        actions={
          <>
            {mayClose ? (
              <ButtonLink href={`/schedule/closures/snow${query}`} icon="snow">
                Snow day
              </ButtonLink>
            ) : null}
            <ButtonLink href={`/call-in${query}`} icon="phone">
              Log a call-in
            </ButtonLink>
            {mayCheckIn ? (
              <ButtonLink href={`/arrivals${query}`} variant="primary" icon="check">
                Check someone in
              </ButtonLink>
            ) : (
              <ButtonLink href={`/rosters${query}`} variant="primary" icon="roster">
                Take attendance
              </ButtonLink>
            )}
          </>
        }
      />
      {told === undefined ? null : <FlashToast message="Call-in saved. The roster shows it." />}
      <ZoneNote
        place="the clinic’s"
        zone={rosters.zone}
        at={toInstant(rosters.today, localTime("12:00"), rosters.zone).getTime()}
      />
      <WaitingNote count={await waitingCountLoader({})} />
      <WaitingNotices {...await ownWaitingLoader({ siteId })} />
      <SubstituteNotices {...await substitutesTodayLoader({ siteId })} />
      <RoomBoard rosters={rosters} noon={12 * 60} evening={17 * 60} />
      <div className="today__cols">
        <NowAndNext rosters={rosters} told={toldOfRosters(await recordsLoader({ siteId }))} />
        <Card labelledBy="calls-h">
          <CardHeader id="calls-h" title="Needs a call" count={calls.length}>
            <ButtonLink href={`/alerts${query}`} size="s" variant="ghost">
              All alerts
              <Icon name="chev" size="s" />
            </ButtonLink>
          </CardHeader>
          <CallRows rows={calls.slice(0, CALLS_AT_MOST)} />
        </Card>
        <Card labelledBy="weeks-h" className="today__weeks">
          <CardHeader id="weeks-h" title="Can’t reach their hours this week" count={weeks.shortCount}>
            {weeks.shortCount > WEEKS_AT_MOST ? (
              <ButtonLink href={`/make-ups${query}`} size="s" variant="ghost" iconEnd="chev">
                All
              </ButtonLink>
            ) : null}
          </CardHeader>
          <ShortRows rows={weeks.outOfReach.slice(0, WEEKS_AT_MOST)} mayOffer={weeks.mayOffer} />
          <CardFooter>
            <Legend
              items={[
                { swatch: "done", label: "Attended" },
                { swatch: "coming", label: "Still to come" },
                { swatch: "short", label: "Out of reach" },
                { swatch: "required", label: "Needed" },
              ]}
            />
            <p>
              {weeks.tightCount === 0 ? (
                "Everyone else has an hour or more to spare."
              ) : (
                <>
                  {count(weeks.tightCount, "more person has", "more people have")} under 1 hour to spare.{" "}
                  {weeks.mayOffer ? (
                    <PageLink className="link" href={`/make-ups${query}`}>
                      See them
                    </PageLink>
                  ) : null}
                </>
              )}
            </p>
          </CardFooter>
        </Card>
      </div>
    </Main>
  );
}

function count(number: number, one: string, many: string): string {
  return `${number} ${number === 1 ? one : many}`;
}
