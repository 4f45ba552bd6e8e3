import type { Metadata } from "next";
import { PageHeader } from "@/components/page-header";
import { Main } from "@/components/shell";
import { CorrectionsForm } from "@/features/corrections/components/corrections-form";
import { waitingCorrectionsLoader } from "@/features/corrections/loaders";

export const metadata: Metadata = { title: "Corrections" };

export default async function CorrectionsPage() {
  const rows = await waitingCorrectionsLoader({});
  return (
    <Main>
      <PageHeader
        title="Corrections"
        subtitle={
          rows.length === 0
            ? "Changes of locked attendance that somebody asks for wait here."
            : `${rows.length} ${rows.length === 1 ? "change of locked attendance waits" : "changes of locked attendance wait"} for a decision. Standing, alerts and hours follow when you approve.`
        }
        back={{ href: "/rosters", label: "Rosters" }}
      />
      <CorrectionsForm rows={rows} />
    </Main>
  );
}
