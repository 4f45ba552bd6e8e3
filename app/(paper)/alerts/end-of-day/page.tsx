import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { EndOfDayList } from "@/features/reminders/components/end-of-day";
import { endOfDayLoader } from "@/features/reminders/loaders";
import { parseLocalDate } from "@/lib/time/local-date";

export const metadata: Metadata = { title: "Rosters not taken" };

export default async function EndOfDayPage({
  searchParams,
}: {
  searchParams: Promise<{ site?: string; day?: string }>;
}) {
  const { site, day } = await searchParams;
  const list = await endOfDayLoader({ siteId: site ?? null, day: parseLocalDate(day ?? "") });
  return <EndOfDayList list={list ?? notFound()} />;
}
