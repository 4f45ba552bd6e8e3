import type { Metadata } from "next";
import { Roster } from "@/features/attendance/components/roster";
import { lineHistoryLoader, rosterLoader } from "@/features/attendance/loaders";
import { KeepOffline } from "@/features/offline-roster/components/keep-offline";

export const metadata: Metadata = { title: "Roster" };

export default async function RosterPage({
  params,
  searchParams,
}: {
  params: Promise<{ sessionId: string }>;
  searchParams: Promise<{ open?: string }>;
}) {
  const { sessionId } = await params;
  const { open } = await searchParams;
  return (
    <>
      <Roster
        view={await rosterLoader({ sessionId })}
        openId={open ?? null}
        openHistory={open ? await lineHistoryLoader({ sessionId, clientId: open }) : null}
      />
      <KeepOffline />
    </>
  );
}
