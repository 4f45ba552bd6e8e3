import type { Metadata } from "next";
import { PageHeader } from "@/components/page-header";
import { Main } from "@/components/shell";
import { FlashToast } from "@/components/toast";
import { AbsenceList } from "@/features/substitutes/components/absence-list";
import { RecordAbsence } from "@/features/substitutes/components/record-absence";
import { nobodyYet, saidText } from "@/features/substitutes/components/said";
import { awayLoader } from "@/features/substitutes/loaders";

export const metadata: Metadata = { title: "Days away" };

interface AwayPageProps {
  searchParams: Promise<{ staff?: string; from?: string; through?: string; said?: string }>;
}

export default async function AwayPage({ searchParams }: AwayPageProps) {
  const { said, ...query } = await searchParams;
  const { absences, today, isPlanner, staff, typed, preview } = await awayLoader(query);
  const uncovered = absences.reduce((sum, each) => sum + each.uncovered, 0);
  const message = saidText(said);
  return (
    <Main>
      <PageHeader
        back={{ href: "/schedule", label: "Schedule" }}
        title="Days away"
        subtitle={
          uncovered === 0 ? (
            "Everybody’s sessions to come have somebody to lead them."
          ) : (
            <b className="cov__bad">{nobodyYet(uncovered)}.</b>
          )
        }
      />
      <div className="cov">
        <AbsenceList rows={absences} today={today} isPlanner={isPlanner} />
        <RecordAbsence staff={staff} today={today} typed={typed} preview={preview} />
      </div>
      {message === null ? null : <FlashToast message={message} />}
    </Main>
  );
}
