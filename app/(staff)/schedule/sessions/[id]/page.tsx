import type { Metadata } from "next";
import { Main } from "@/components/shell";
import { ChangeMade } from "@/features/scheduling/components/change/change-made";
import { SessionPage } from "@/features/scheduling/components/session-page";
import { sessionLoader } from "@/features/scheduling/loaders/schedule";
import "@/features/scheduling/components/schedule.css";

export const metadata: Metadata = { title: "Session" };

interface PageProps {
  params: Promise<{ id: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function Page({ params, searchParams }: PageProps) {
  const session = await sessionLoader({ sessionId: (await params).id });
  return (
    <Main>
      <ChangeMade changed={(await searchParams).changed} />
      <SessionPage session={session} />
    </Main>
  );
}
