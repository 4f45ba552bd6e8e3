import type { Metadata } from "next";
import { ButtonLink } from "@/components/button";
import { PageHeader } from "@/components/page-header";
import { Main } from "@/components/shell";
import { Tag } from "@/components/tag";
import { ChartStrip } from "@/features/clients/components/chart-strip";
import {
  CircumstancesCard,
  OfferedCard,
  TriedCard,
  WhyCard,
  WordsCard,
} from "@/features/reviews/components/evidence-cards";
import { HoldNotice } from "@/features/reviews/components/hold-notice";
import { MarksCard } from "@/features/reviews/components/marks-card";
import { NextStepCard } from "@/features/reviews/components/next-step-card";
import { STATE_WORDS } from "@/features/reviews/components/review-words";
import { ChecklistCard, StepsCard } from "@/features/reviews/components/steps-card";
import { reviewLoader } from "@/features/reviews/loaders";
import { StandingCard } from "@/features/standing/components/standing-card";
import { formatDate } from "@/lib/time/format";
import "@/features/clients/components/clients.css";
import "@/features/reviews/components/reviews.css";

export const metadata: Metadata = { title: "Review" };

interface ReviewPageProps {
  params: Promise<{ id: string }>;
  searchParams: Promise<{ do?: string | string[] }>;
}

export default async function ReviewPage({ params, searchParams }: ReviewPageProps) {
  const { id: reviewId } = await params;
  const { do: asked } = await searchParams;
  const evidence = await reviewLoader({ reviewId });
  const { work, chart, strip, known } = evidence;
  const { review, today, directorName } = work;
  return (
    <Main>
      <PageHeader
        title={chart.name}
        subtitle={`Review opened on ${formatDate(evidence.openedOn, today)}. ${directorName} decides.`}
        badge={<Tag icon="s-review">{STATE_WORDS[review.state]}</Tag>}
        back={{ href: "/reviews", label: "Reviews" }}
        actions={
          <>
            {work.steps.some(({ kind }) => kind === "notice_issued") ? (
              <ButtonLink href={`/reviews/${review.id}/letter`} icon="note">
                Letter
              </ButtonLink>
            ) : null}
            <ButtonLink href={`/clients/${chart.client.id}`} icon="person">
              Chart
            </ButtonLink>
          </>
        }
      />
      <HoldNotice evidence={evidence} />
      <div className="rv">
        <div className="rv__l">
          <WhyCard evidence={evidence} />
          <StandingCard known={known} />
          <ChartStrip strip={strip} today={today} />
          <div className="rv__two">
            <TriedCard evidence={evidence} />
            <div className="rv__l">
              <WordsCard evidence={evidence} />
              <OfferedCard evidence={evidence} />
              <CircumstancesCard evidence={evidence} />
            </div>
          </div>
          <MarksCard evidence={evidence} />
        </div>
        <div className="rv__r">
          <NextStepCard evidence={evidence} open={typeof asked === "string" ? asked : undefined} />
          <ChecklistCard lines={evidence.checklist} />
          <StepsCard evidence={evidence} />
        </div>
      </div>
    </Main>
  );
}
