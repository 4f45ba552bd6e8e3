import type { Metadata } from "next";
import { SignInSheet } from "@/features/attendance/components/paper-roster";
import { signInSheetLoader } from "@/features/attendance/loaders";

export const metadata: Metadata = { title: "Sign-in sheet" };

export default async function SheetPage({ params }: { params: Promise<{ sessionId: string }> }) {
  return <SignInSheet {...await signInSheetLoader(await params)} />;
}
