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
  const { lastAttended, sessions, through, openCases } = leaving;
  const series = enrollment.members.filter((member) => member.through === null || member.through >= today).length;
  return (
    <>
      {enrollment.level === "review" || enrollment.level === "contract" || openCases > 0 ? (
        <Notice tone="warning" title="A case is open.">
          Decide it with the client before they leave, unless they ask to leave. The notice and the right to object come
          first.
        </Notice>
      ) : null}
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
