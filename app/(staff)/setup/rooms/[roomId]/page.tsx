import type { Metadata } from "next";
import { Card, CardHeader } from "@/components/card";
import { DefinitionList } from "@/components/definition-list";
import { PageHeader } from "@/components/page-header";
import { Main } from "@/components/shell";
import { Tag } from "@/components/tag";
import { archiveRoomAction, restoreRoomAction } from "@/features/programs/actions";
import { ArchiveForm } from "@/features/programs/components/archive-form";
import { RoomForm } from "@/features/programs/components/room-form";
import { roomLoader } from "@/features/programs/loaders/places";

export const metadata: Metadata = { title: "Room" };

export default async function RoomPage({ params }: { params: Promise<{ roomId: string }> }) {
  const { room, site, mayWrite } = await roomLoader(await params);
  const { id, version, name, capacity, isVirtual, joinLink, siteId } = room;
  const isArchived = room.archivedAt !== null;
  return (
    <Main>
      <PageHeader
        back={{ href: `/setup/sites/${siteId}`, label: site?.name ?? "Site" }}
        title={name}
        badge={isArchived ? <Tag>Archived</Tag> : null}
      />
      <div className="setup-cols">
        <Card pad labelledBy="room-details">
          <CardHeader id="room-details" title="Details" />
          {mayWrite && !isArchived ? (
            <RoomForm siteId={siteId} room={{ id, version, name, capacity, isVirtual, joinLink }} />
          ) : (
            <DefinitionList
              items={[
                { term: "Seats", description: capacity ?? "Any number" },
                { term: "How", description: isVirtual ? "Virtual" : "In person" },
                ...(joinLink ? [{ term: "Join link", description: joinLink }] : []),
              ]}
            />
          )}
        </Card>
        {mayWrite ? (
          <Card pad labelledBy="room-archive">
            <CardHeader id="room-archive" title={isArchived ? "Restore" : "Archive"} />
            <ArchiveForm
              what="room"
              isArchived={isArchived}
              archive={archiveRoomAction}
              restore={restoreRoomAction}
              hidden={{ roomId: id }}
            />
          </Card>
        ) : null}
      </div>
    </Main>
  );
}
