import type { Metadata } from "next";
import { Card } from "@/components/card";
import { PageHeader } from "@/components/page-header";
import { Main } from "@/components/shell";
import { TrackForm } from "@/features/programs/components/track-form";
import { newTrackLoader } from "@/features/programs/loaders/programs";
import "@/features/programs/components/setup.css";

export const metadata: Metadata = { title: "Add a track" };

export default async function NewTrackPage({ params }: { params: Promise<{ programId: string }> }) {
  const { program, sites } = await newTrackLoader(await params);
  return (
    <Main>
      <PageHeader back={{ href: `/setup/programs/${program.id}`, label: program.name }} title="Add a track" />
      <Card pad className="setup-one">
        <TrackForm programId={program.id} sites={sites} />
      </Card>
    </Main>
  );
}
