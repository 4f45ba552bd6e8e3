import type { Metadata } from "next";
import { PageHeader } from "@/components/page-header";
import { Main } from "@/components/shell";
import { SetupTiles } from "@/features/programs/components/setup-tiles";
import { setupLoader } from "@/features/programs/loaders/places";

export const metadata: Metadata = { title: "Set up" };

export default async function SetupPage() {
  const view = await setupLoader({});
  return (
    <Main>
      <PageHeader title="Programs and rooms" subtitle="What the clinic offers, where, and by which rules." />
      <SetupTiles {...view} />
    </Main>
  );
}
