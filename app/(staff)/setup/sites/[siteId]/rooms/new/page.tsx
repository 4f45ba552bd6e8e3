import type { Metadata } from "next";
import { Card } from "@/components/card";
import { PageHeader } from "@/components/page-header";
import { Main } from "@/components/shell";
import { RoomForm } from "@/features/programs/components/room-form";
import { newRoomLoader } from "@/features/programs/loaders/places";

export const metadata: Metadata = { title: "Add a room" };

export default async function NewRoomPage({ params }: { params: Promise<{ siteId: string }> }) {
  const { site } = await newRoomLoader(await params);
  return (
    <Main>
      <PageHeader back={{ href: `/setup/sites/${site.id}`, label: site.name }} title="Add a room" />
      <Card pad className="setup-one">
        <RoomForm siteId={site.id} />
      </Card>
    </Main>
  );
}
