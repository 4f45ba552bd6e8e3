import type { Metadata } from "next";
import { Main } from "@/components/shell";
import { cancelSessionAction } from "@/features/scheduling/actions/series";
import { SessionPage } from "@/features/scheduling/components/session-page";
import { sessionLoader } from "@/features/scheduling/loaders/schedule";
import "@/features/scheduling/components/schedule.css";

export const metadata: Metadata = { title: "Session" };

export default async function Page({ params }: { params: Promise<{ id: string }> }) {
  const session = await sessionLoader({ sessionId: (await params).id });
  return (
    <Main>
      <SessionPage session={session} cancel={cancelSessionAction} />
    </Main>
  );
}
