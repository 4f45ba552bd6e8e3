import type { Metadata } from "next";
import { PageHeader } from "@/components/page-header";
import { Main } from "@/components/shell";
import { EditNoticeForm } from "@/features/notices/components/edit-notice-form";
import { noticeLoader } from "@/features/notices/loaders";
import { toLocal } from "@/lib/time/zone";

export const metadata: Metadata = { title: "Change a call-in" };

export default async function EditNoticePage({ params }: { params: Promise<{ noticeId: string }> }) {
  const { notice, form } = await noticeLoader(await params);
  const given = toLocal(notice.givenAt, form.zone);
  return (
    <Main>
      <PageHeader
        title={form.name}
        subtitle="What they told us, put right."
        back={{ href: `/clients/${notice.clientId}`, label: "Chart" }}
      />
      <EditNoticeForm
        then={`/clients/${notice.clientId}`}
        notice={{
          id: notice.id,
          version: notice.version,
          kind: notice.kind,
          expectedTime: notice.expectedTime ?? "",
          channel: notice.channel,
          reason: notice.reason ?? "",
          words: notice.words ?? "",
          givenDate: given.date,
          givenTime: given.time,
        }}
      />
    </Main>
  );
}
