import type { Metadata } from "next";
import { Main } from "@/components/shell";
import { ChartHead } from "@/features/clients/components/chart-head";
import { HistoryList } from "@/features/clients/components/history-list";
import { clientHistoryLoader } from "@/features/clients/loaders";

export const metadata: Metadata = { title: "Client history" };

export default async function ClientHistoryPage({ params }: { params: Promise<{ id: string }> }) {
  const { id: clientId } = await params;
  const { chart, history } = await clientHistoryLoader({ clientId });
  return (
    <Main>
      <ChartHead chart={chart} tab="history" />
      <HistoryList history={history} zone={chart.site.zone} today={chart.today} />
    </Main>
  );
}
