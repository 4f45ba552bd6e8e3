import type { Metadata } from "next";
import { AddSomeone } from "@/features/attendance/components/add-someone";
import { addSomeoneLoader } from "@/features/attendance/loaders";

export const metadata: Metadata = { title: "Add someone" };

interface AddPageProps {
  params: Promise<{ sessionId: string }>;
  searchParams: Promise<{ find?: string | string[]; client?: string | string[] }>;
}

export default async function AddPage({ params, searchParams }: AddPageProps) {
  const { sessionId } = await params;
  const { find, client } = await searchParams;
  const view = await addSomeoneLoader({ sessionId, find, clientId: client });
  return <AddSomeone view={view} find={typeof find === "string" ? find : null} />;
}
