import type { Metadata } from "next";
import { Card } from "@/components/card";
import { DefinitionList } from "@/components/definition-list";
import { PageHeader } from "@/components/page-header";
import { Main } from "@/components/shell";
import { WaitingRulesForm } from "@/features/outreach/components/waiting-rules-form";
import { daysWords, DUE_WORDS } from "@/features/outreach/components/waiting-words";
import { waitingRulesLoader } from "@/features/outreach/loaders";
import { DUE_KINDS } from "@/lib/alerts/ladder-rules";
import { formatTime } from "@/lib/time/format";

export const metadata: Metadata = { title: "Alerts and reminders" };

export default async function WaitingRulesPage() {
  const { ladder, reminders, version, mayWrite } = await waitingRulesLoader({});
  const after = (count: number | null, unit: string) => (count === null ? "Never" : `After ${count} ${unit}`);
  return (
    <Main>
      <PageHeader
        back={{ href: "/setup", label: "Programs and rooms" }}
        title="Alerts and reminders"
        subtitle="By when somebody looks at a row of the work list, and who is told when it waits. Days are business days: Monday to Friday, without closures."
      />
      <Card pad>
        {mayWrite ? (
          <WaitingRulesForm ladder={ladder} reminders={reminders} version={version} />
        ) : (
          <DefinitionList
            wide
            items={[
              ...DUE_KINDS.map((kind) => ({
                term: DUE_WORDS[kind],
                description: `Due ${daysWords(ladder.due[kind].days)} by ${formatTime(ladder.due[kind].by)}`,
              })),
              { term: "The director is told", description: after(ladder.directorAfterHours, "hours") },
              { term: "For the team meeting", description: after(ladder.meetingAfterDays, "business days") },
              { term: "Roster not taken: who leads it", description: after(reminders.facilitatorAfter, "minutes") },
              { term: "Roster not taken: the director", description: after(reminders.directorAfter, "minutes") },
              {
                term: "List at the end of the day",
                description: reminders.endOfDay ? "Sent to the director" : "Not sent",
              },
            ]}
          />
        )}
      </Card>
    </Main>
  );
}
