import type { Metadata } from "next";
import { Card, CardHeader } from "@/components/card";
import { DefinitionList } from "@/components/definition-list";
import { PageHeader } from "@/components/page-header";
import { Main } from "@/components/shell";
import { Tag } from "@/components/tag";
import { archiveTrackAction, restoreTrackAction } from "@/features/programs/actions";
import { ArchiveForm } from "@/features/programs/components/archive-form";
import { TrackForm } from "@/features/programs/components/track-form";
import { BAND_WORDS } from "@/features/programs/components/words";
import { trackLoader } from "@/features/programs/loaders/programs";

export const metadata: Metadata = { title: "Track" };

export default async function TrackPage({ params }: { params: Promise<{ trackId: string }> }) {
  const { track, program, site, mayWrite } = await trackLoader(await params);
  const { id, version, name, band, programId } = track;
  const isArchived = track.archivedAt !== null;
  return (
    <Main>
      <PageHeader
        back={{ href: `/setup/programs/${programId}`, label: program?.name ?? "Program" }}
        title={name}
        badge={isArchived ? <Tag>Archived</Tag> : null}
        subtitle={site ? `At ${site.name}.` : null}
      />
      <div className="setup-cols">
        <Card pad labelledBy="track-details">
          <CardHeader id="track-details" title="Details" />
          {mayWrite && !isArchived ? (
            <TrackForm programId={programId} sites={[]} track={{ id, version, name, band }} />
          ) : (
            <DefinitionList items={[{ term: "Part of the day", description: BAND_WORDS[band] }]} />
          )}
        </Card>
        {mayWrite ? (
          <Card pad labelledBy="track-archive">
            <CardHeader id="track-archive" title={isArchived ? "Restore" : "Archive"} />
            <ArchiveForm
              what="track"
              isArchived={isArchived}
              archive={archiveTrackAction}
              restore={restoreTrackAction}
              hidden={{ trackId: id }}
            />
          </Card>
        ) : null}
      </div>
    </Main>
  );
}
