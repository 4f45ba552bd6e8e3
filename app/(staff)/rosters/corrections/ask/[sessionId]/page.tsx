import type { Metadata } from "next";
import { PageHeader } from "@/components/page-header";
import { Main } from "@/components/shell";
import { AskCorrectionForm } from "@/features/corrections/components/ask-form";
import { askCorrectionLoader } from "@/features/corrections/loaders";
import { formatDate, formatTime } from "@/lib/time/format";

export const metadata: Metadata = { title: "Ask for a correction" };

interface Props {
  params: Promise<{ sessionId: string }>;
  searchParams: Promise<{ client?: string }>;
}

export default async function AskCorrectionPage({ params, searchParams }: Props) {
  const { sessionId } = await params;
  const { client } = await searchParams;
  const form = await askCorrectionLoader({ sessionId, clientId: client ?? "" });
  const back = `/rosters/${sessionId}`;
  return (
    <Main>
      <PageHeader
        title={`Ask for a correction, ${form.name}`}
        subtitle={`${form.title}, ${formatDate(form.date, form.today)}, ${formatTime(form.startTime)}`}
        back={{ href: back, label: "Roster" }}
      />
      <AskCorrectionForm form={form} back={back} />
    </Main>
  );
}
