import { ButtonLink } from "@/components/button";
import { Consequence, Consequences } from "@/components/consequences";
import { Notice } from "@/components/notice";
import type { ChartEnrollment } from "@/features/clients/queries/chart";
import type { Leaving } from "@/features/enrollment/queries/leaving";
import { formatDate } from "@/lib/time/format";
import type { LocalDate } from "@/lib/time/local-date";

export interface LeavingConsequencesProps {
  enrollment: ChartEnrollment;
  leaving: Leaving;
  today: LocalDate;
  hasAccount: boolean;
}

/** What ending an enrollment does, told before anybody does it. */
export function LeavingConsequences({ enrollment, leaving, today, hasAccount }: LeavingConsequencesProps) {
  const { lastAttended, sessions, through, openCase } = leaving;
  const series = enrollment.members.filter((member) => member.through === null || member.through >= today).length;
  return (
    <>
      {openCase === null ? null : (
        <Notice
          tone="warning"
          title={openCase === "review" ? "A review case is open." : "A contract case is open."}
          actions={
            <ButtonLink size="s" href={`/clients/${enrollment.clientId}#case-h`}>
              Look at the case
            </ButtonLink>
          }
        >
          {openCase === "review"
            ? "Only a director can write down that they completed or went elsewhere. If they leave by their own decision, their own words are needed. Everything else is for the review."
            : "Talk about it before they leave. If they leave by their own decision, their own words are needed."}
        </Notice>
      )}
      <Consequences>
        <Consequence
          count={sessions}
          title={sessions === 1 ? "session to come no longer expects them" : "sessions to come no longer expect them"}
        >
          Counted to {formatDate(through, today)}, for a last day today. Places are free for others from then on.
        </Consequence>
        <Consequence
          count={series}
          title={
            series === 1 ? "series of their own ends with the last day" : "series of their own end with the last day"
          }
        >
          The series themselves stay, for the next client or to be ended under Schedule.
        </Consequence>
        <Consequence count={0} title="past rosters and marks change" tone="safe">
          {lastAttended === null
            ? "No session is recorded as attended."
            : `They last came on ${formatDate(lastAttended, today)}. The last day cannot lie before that.`}
        </Consequence>
        {hasAccount ? (
          <Consequence count="–" title="Their sign-in stays" tone="safe">
            They can still read the weeks they were here for. Nothing is coming up after the last day.
          </Consequence>
        ) : null}
      </Consequences>
    </>
  );
}
