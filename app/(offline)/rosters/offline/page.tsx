import type { Metadata } from "next";
import { OfflineShell } from "@/features/offline-roster/components/offline-shell";

export const metadata: Metadata = { title: "Roster" };

/** Stands in for every roster page while there is no connection. It is the same for everybody and knows nobody. */
export default function OfflineRosterPage() {
  return <OfflineShell />;
}
