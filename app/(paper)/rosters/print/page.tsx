import type { Metadata } from "next";
import { DowntimeRosters } from "@/features/attendance/components/paper-roster";
import { downtimeRostersLoader } from "@/features/attendance/loaders";

export const metadata: Metadata = { title: "Rosters on paper" };

export default async function DowntimePage({ searchParams }: { searchParams: Promise<{ site?: string | string[] }> }) {
  const { site } = await searchParams;
  return <DowntimeRosters {...await downtimeRostersLoader({ siteId: typeof site === "string" ? site : null })} />;
}
