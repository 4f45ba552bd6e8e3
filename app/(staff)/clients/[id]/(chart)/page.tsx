import type { Metadata } from "next";
import { ButtonLink } from "@/components/button";
import { Card, CardHeader } from "@/components/card";
import { Main } from "@/components/shell";
import { NumberCard } from "@/features/arrivals/components/number-card";
import { checkInNumberLoader } from "@/features/arrivals/loaders";
import { ChartHead } from "@/features/clients/components/chart-head";
import { ChartStrip } from "@/features/clients/components/chart-strip";
import { ComingTable } from "@/features/clients/components/coming-table";
import { ContactLogCard } from "@/features/clients/components/contact-log-card";
import { PlanCard } from "@/features/clients/components/plan-card";
import { overviewLoader } from "@/features/clients/loaders";
import { MakeUpsCard } from "@/features/make-ups/components/make-ups-card";
import { clientMakeUpsLoader } from "@/features/make-ups/loaders";
import { ClientNoticesCard } from "@/features/notices/components/client-notices-card";
import { clientNoticesLoader } from "@/features/notices/loaders";
import { attemptsLoader, reachLoader } from "@/features/outreach/loaders";
import { CaseCard } from "@/features/reviews/components/case-card";
import { caseLoader } from "@/features/reviews/loaders";
import { StandingCard } from "@/features/standing/components/standing-card";
import { WeekHoursCard } from "@/features/standing/components/week-hours-card";
import { clientStandingLoader } from "@/features/standing/loaders";

export const metadata: Metadata = { title: "Client chart" };

interface Props {
  params: Promise<{ id: string }>;
  searchParams: Promise<{ log?: string; all?: string; case?: string }>;
}

const DAYS_SHOWN = 3;
const ATTEMPTS_SHOWN = 4;
const ATTEMPTS_AT_MOST = 100;

export default async function ClientChartPage({ params, searchParams }: Props) {
  const { id: clientId } = await params;
  const { case: caseStep, log, all } = await searchParams;
  const { chart, strip, coming } = await overviewLoader({ clientId });
  const known = chart.may.seeStanding ? await clientStandingLoader({ clientId }) : null;
  const makeUps = known === null ? null : await clientMakeUpsLoader({ clientId });
  const attempts = await attemptsLoader({ clientId, most: all ? ATTEMPTS_AT_MOST : ATTEMPTS_SHOWN + 1 });
  const isLogging = log !== undefined && chart.may.reach;
  const contactLog = (
    <ContactLogCard
      chart={chart}
      attempts={all ? attempts : attempts.slice(0, ATTEMPTS_SHOWN)}
      isMore={!all && attempts.length > ATTEMPTS_SHOWN}
      reach={isLogging ? await reachLoader({ clientId }) : null}
    />
  );
  return (
    <Main>
      <ChartHead chart={chart} tab="" />
      <div className="cg">
        <div className="cg__l">
          {known ? <StandingCard known={known} /> : null}
          <ChartStrip strip={strip} today={chart.today} />
          <Card labelledBy="coming-h">
            <CardHeader id="coming-h" title="Coming up">
              <ButtonLink href={`/clients/${clientId}/schedule`} size="s" variant="ghost" iconEnd="chev">
                Full schedule
              </ButtonLink>
            </CardHeader>
            <ComingTable
              sessions={coming}
              today={chart.today}
              daysInFull={2}
              days={DAYS_SHOWN}
              empty="Nothing is coming up in the next two weeks."
            />
          </Card>
          {makeUps ? <MakeUpsCard clientId={clientId} firstName={known?.firstName ?? chart.name} {...makeUps} /> : null}
        </div>
        <div className="cg__r">
          {/* Who opened the form is on the phone: it comes first. */}
          {isLogging ? contactLog : null}
          {chart.may.seeStanding ? <CaseCard view={await caseLoader({ clientId })} open={caseStep} /> : null}
          {known ? (
            <WeekHoursCard
              planned={known.standing.weekHours}
              closed={known.closed}
              firstName={known.firstName}
              today={known.today}
            />
          ) : null}
          <PlanCard chart={chart} coming={coming} />
          <ClientNoticesCard clientId={clientId} {...await clientNoticesLoader({ clientId })} />
          {isLogging ? null : contactLog}
          <NumberCard clientId={clientId} {...await checkInNumberLoader({ clientId })} />
        </div>
      </div>
    </Main>
  );
}
