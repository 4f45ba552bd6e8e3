import type { Metadata } from "next";
import { DidNotMeetForm } from "@/features/attendance/components/did-not-meet-form";
import { didNotMeetLoader } from "@/features/attendance/loaders";

export const metadata: Metadata = { title: "Group did not meet" };

export default async function DidNotMeetPage({ params }: { params: Promise<{ sessionId: string }> }) {
  const { sessionId } = await params;
  return <DidNotMeetForm sessionId={sessionId} session={await didNotMeetLoader({ sessionId })} />;
}
