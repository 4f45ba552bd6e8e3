import { PageLink } from "@/components/page-link";
import { DataTable } from "@/components/data-table";
import { EmptyState } from "@/components/empty-state";
import { Tag } from "@/components/tag";
import { BAND_WORDS } from "@/features/programs/components/words";
import type { Track } from "@/features/programs/queries/programs";
import "@/features/programs/components/setup.css";

export interface TrackTableProps {
  tracks: readonly Track[];
  sites: readonly { id: string; name: string }[];
}

/** A program's tracks, archived ones last and marked. */
export function TrackTable({ tracks, sites }: TrackTableProps) {
  const sorted = tracks.toSorted((a, b) => Number(a.archivedAt !== null) - Number(b.archivedAt !== null));
  return (
    <DataTable
      caption="Tracks"
      rows={sorted}
      rowKey={({ id }) => id}
      columns={[
        {
          key: "name",
          head: "Track",
          cell: (track) => (
            <>
              <PageLink className="link" href={`/setup/tracks/${track.id}`}>
                {track.name}
              </PageLink>{" "}
              {track.archivedAt ? <Tag>Archived</Tag> : null}
            </>
          ),
        },
        { key: "band", head: "Part of the day", cell: (track) => BAND_WORDS[track.band] },
        {
          key: "site",
          head: "Site",
          soft: true,
          cell: (track) => sites.find(({ id }) => id === track.siteId)?.name ?? "",
        },
      ]}
      empty={
        <EmptyState title="No tracks yet.">
          Clients are enrolled into a track, and group series belong to one.
        </EmptyState>
      }
    />
  );
}
