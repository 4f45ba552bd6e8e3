import { Notice } from "@/components/notice";
import { PageLink } from "@/components/page-link";
import { formatDate, formatTimeRange } from "@/lib/time/format";
import type { AwaySession } from "../queries/coverage";
import type { CoverPlan } from "../queries/cover-plan";
import { ChoiceForm } from "./choice-form";
import { ShareForm } from "./share-form";
import { SharesCard } from "./shares-card";

export interface ChoicePanelProps {
  absenceId: string;
  plan: CoverPlan;
  /** The session or the colleague that the address asks for. */
  wanted: string | null;
}

/** Beside the list: who could lead one session, what one colleague could take, or which colleagues there are. */
export function ChoicePanel({ absenceId, plan, wanted }: ChoicePanelProps) {
  const { session, colleague } = plan;
  const all = (
    <PageLink className="link" href={`/schedule/away/${absenceId}`}>
      One colleague for several sessions
    </PageLink>
  );
  if (session !== null)
    return (
      <>
        <ChoiceForm
          key={session.session.id}
          absenceId={absenceId}
          sessionId={session.session.id}
          what={`${session.session.title}, ${whenOf(session.session)}`}
          expected={session.expected}
          canAsk={!session.session.isOver}
          good={session.good}
          others={session.others}
        />
        {all}
      </>
    );
  if (colleague !== null)
    return (
      <>
        <ShareForm
          key={colleague.staffId}
          absenceId={absenceId}
          staffId={colleague.staffId}
          name={colleague.name}
          canAnswer={colleague.canAnswer}
          lines={colleague.lines.map((line) => ({
            sessionId: line.session.id,
            title: line.session.title,
            when: whenOf(line.session),
            against: line.against,
            isOver: line.session.isOver,
          }))}
        />
        {all}
      </>
    );
  return (
    <>
      {wanted === null ? null : (
        <Notice tone="good" role="status" title="This is settled.">
          The list is as it is now.
        </Notice>
      )}
      {plan.open === 0 ? null : <SharesCard absenceId={absenceId} plan={plan} />}
    </>
  );
}

function whenOf({ date, startTime, endTime }: AwaySession): string {
  return `${formatDate(date)}, ${formatTimeRange(startTime, endTime)}`;
}
