import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { PrintDay } from "@/features/scheduling/components/print-day";
import { PrintWeek } from "@/features/scheduling/components/print-week";
import { printDayLoader, printWeekLoader } from "@/features/scheduling/loaders/calendar";
import { readPrintAddress } from "@/lib/scheduling/print-address";
import { startOfWeek } from "@/lib/time/local-date";

export const metadata: Metadata = { title: "Schedule on paper" };

interface PrintPageProps {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function PrintPage({ searchParams }: PrintPageProps) {
  const { what, week, day, site, facilitator } = readPrintAddress(await searchParams);
  if (what === "day")
    return <PrintDay view={(await printDayLoader({ day, facilitatorId: facilitator })) ?? notFound()} />;
  const monday = week === null ? null : startOfWeek(week);
  const everything = { programId: null, roomId: null, facilitatorId: null, kinds: null };
  return <PrintWeek week={(await printWeekLoader({ ...everything, monday, siteId: site })) ?? notFound()} />;
}
