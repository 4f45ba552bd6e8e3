import type { Metadata } from "next";
import { Notice } from "@/components/notice";
import { PageHeader } from "@/components/page-header";
import { Main } from "@/components/shell";
import { Tag } from "@/components/tag";
import { FlashToast } from "@/components/toast";
import { ChoicePanel } from "@/features/substitutes/components/choice-panel";
import { CoverList } from "@/features/substitutes/components/cover-list";
import { nobodyYet, saidText } from "@/features/substitutes/components/said";
import { WithdrawForm } from "@/features/substitutes/components/withdraw-form";
import { absenceLoader } from "@/features/substitutes/loaders";
import { formatDateRange } from "@/lib/time/format";

export const metadata: Metadata = { title: "Days away" };

interface AbsencePageProps {
  params: Promise<{ absenceId: string }>;
  searchParams: Promise<{ session?: string; staff?: string; said?: string }>;
}

export default async function AbsencePage({ params, searchParams }: AbsencePageProps) {
  const { absenceId } = await params;
  const { said, session, staff } = await searchParams;
  const { absence, plan, today, isPlanner } = await absenceLoader({ absenceId, session, staff });
  const covered = plan.rows.filter((row) => row.session.state === "covered" && !row.session.isOver).length;
  const isWithdrawn = absence.withdrawnAt !== null;
  const message = saidText(said);
  return (
    <Main>
      <PageHeader
        back={{ href: "/schedule/away", label: "Days away" }}
        title={absence.fullName}
        badge={isWithdrawn ? <Tag>Withdrawn</Tag> : null}
        subtitle={
          <>
            Away {formatDateRange(absence.from, absence.through)}
            {absence.reason === "" ? "" : ` (${absence.reason})`}.{" "}
            {isWithdrawn || plan.rows.length === 0 ? null : plan.uncovered === 0 ? (
              "Every session has somebody."
            ) : (
              <b className="cov__bad">{nobodyYet(plan.uncovered)}.</b>
            )}
          </>
        }
      />
      {isWithdrawn ? <Notice title="These days were withdrawn.">Substitutes below keep what they lead.</Notice> : null}
      <div className="cov">
        <CoverList absenceId={absenceId} rows={plan.rows} today={today} chosen={plan.session?.session.id ?? null} />
        {isWithdrawn ? null : (
          <div className="stack cov__side">
            {isPlanner ? (
              <ChoicePanel absenceId={absenceId} plan={plan} wanted={session ?? staff ?? null} />
            ) : (
              <Notice title="Whoever plans finds somebody.">You see here who steps in for you.</Notice>
            )}
            <WithdrawForm absenceId={absenceId} name={absence.name} covered={covered} mayGiveBack={isPlanner} />
          </div>
        )}
      </div>
      {message === null ? null : <FlashToast message={message} />}
    </Main>
  );
}
