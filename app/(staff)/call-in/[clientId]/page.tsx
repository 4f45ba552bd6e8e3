import type { Metadata } from "next";
import { PageHeader } from "@/components/page-header";
import { Main } from "@/components/shell";
import { CallInForm } from "@/features/notices/components/call-in-form";
import { callInFormLoader } from "@/features/notices/loaders";

export const metadata: Metadata = { title: "Log a call-in" };

interface Props {
  params: Promise<{ clientId: string }>;
  searchParams: Promise<{ from?: string; site?: string }>;
}

export default async function CallInClientPage({ params, searchParams }: Props) {
  const { clientId } = await params;
  const { from, site } = await searchParams;
  const form = await callInFormLoader({ clientId });
  const isChart = from === "chart";
  const today = site === undefined ? "/today" : `/today?site=${site}`;
  return (
    <Main>
      <PageHeader
        title={form.name}
        subtitle="What they told us. It is no mark yet: the roster says what happened."
        back={isChart ? { href: `/clients/${clientId}`, label: "Chart" } : { href: "/call-in", label: "Log a call-in" }}
      />
      <CallInForm form={form} then={isChart ? `/clients/${clientId}?told=1` : `${today}${site ? "&" : "?"}told=1`} />
    </Main>
  );
}
