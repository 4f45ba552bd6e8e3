import type { Metadata } from "next";
import { PrintClientWeek } from "@/features/scheduling/components/print-client-week";
import { printClientWeekLoader } from "@/features/scheduling/loaders/calendar";
import { readPrintAddress } from "@/lib/scheduling/print-address";

export const metadata: Metadata = { title: "Week on paper" };

interface ClientWeekPageProps {
  params: Promise<{ id: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function ClientWeekPage({ params, searchParams }: ClientWeekPageProps) {
  const { id: clientId } = await params;
  const { week, isPlain } = readPrintAddress(await searchParams);
  return (
    <PrintClientWeek
      clientId={clientId}
      isPlain={isPlain}
      week={await printClientWeekLoader({ clientId, week, isPlain })}
    />
  );
}
