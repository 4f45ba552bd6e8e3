import { PageLink } from "@/components/page-link";
import { DataTable } from "@/components/data-table";
import { EmptyState } from "@/components/empty-state";
import { Tag } from "@/components/tag";
import type { Room } from "@/features/programs/queries/sites";
import "@/features/programs/components/setup.css";

/** A site's rooms, archived ones last and marked. */
export function RoomTable({ rooms }: { rooms: readonly Room[] }) {
  const sorted = rooms.toSorted((a, b) => Number(a.archivedAt !== null) - Number(b.archivedAt !== null));
  return (
    <DataTable
      caption="Rooms"
      rows={sorted}
      rowKey={({ id }) => id}
      columns={[
        {
          key: "name",
          head: "Room",
          cell: (room) => (
            <>
              <PageLink className="link" href={`/setup/rooms/${room.id}`}>
                {room.name}
              </PageLink>{" "}
              {room.archivedAt ? <Tag>Archived</Tag> : null}
            </>
          ),
        },
        { key: "seats", head: "Seats", numeric: true, cell: (room) => room.capacity ?? "Any" },
        { key: "how", head: "How", soft: true, cell: (room) => (room.isVirtual ? "Virtual" : "In person") },
      ]}
      empty={
        <EmptyState title="No rooms yet.">Sessions can be planned without one, but clashes can’t be found.</EmptyState>
      }
    />
  );
}
