import type { Metadata } from "next";
import { Card } from "@/components/card";
import { PageHeader } from "@/components/page-header";
import { Main } from "@/components/shell";
import { reopenSiteAction } from "@/features/closures/actions";
import { ReopenForm } from "@/features/closures/components/reopen-form";
import { reopeningLoader } from "@/features/closures/loaders";

export const metadata: Metadata = { title: "Reopen" };

export default async function ReopenPage({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  const preview = await reopeningLoader({ closureId: id });
  return (
    <Main>
      <PageHeader
        back={{ href: "/schedule/closures", label: "Closures" }}
        title={`Reopen ${preview.title}?`}
        subtitle={preview.sentence}
      />
      <Card pad>
        <ReopenForm preview={preview} reopen={reopenSiteAction} />
      </Card>
    </Main>
  );
}
