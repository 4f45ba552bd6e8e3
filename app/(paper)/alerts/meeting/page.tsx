import type { Metadata } from "next";
import { MeetingSheet } from "@/features/outreach/components/meeting-sheet";
import { meetingLoader } from "@/features/outreach/loaders";

export const metadata: Metadata = { title: "Team meeting on paper" };

export default async function MeetingPage({
  searchParams,
}: {
  searchParams: Promise<{ site?: string; initials?: string }>;
}) {
  const { site, initials } = await searchParams;
  return <MeetingSheet {...await meetingLoader({ siteId: site ?? null })} isInitials={initials === "1"} />;
}
