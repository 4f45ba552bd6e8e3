import type { Metadata } from "next";
import { ButtonLink } from "@/components/button";
import { Card, CardHeader } from "@/components/card";
import { DefinitionList } from "@/components/definition-list";
import { PageHeader } from "@/components/page-header";
import { Main } from "@/components/shell";
import { Tag } from "@/components/tag";
import { archiveProgramAction, restoreProgramAction } from "@/features/programs/actions";
import { ArchiveForm } from "@/features/programs/components/archive-form";
import { ProgramForm } from "@/features/programs/components/program-form";
import { TrackTable } from "@/features/programs/components/track-table";
import { LEVEL_WORDS } from "@/features/programs/components/words";
import { programLoader } from "@/features/programs/loaders/programs";
import { formatMinutes } from "@/lib/time/format";

export const metadata: Metadata = { title: "Program" };

export default async function ProgramPage({ params }: { params: Promise<{ programId: string }> }) {
  const { program, sites, tracks, mayWrite, mayAddTrack } = await programLoader(await params);
  const { id, version, name, level, minutesPerWeek, daysPerWeek, expectedWeeks, siteIds } = program;
  const isArchived = program.archivedAt !== null;
  const offered = sites.filter((site) => site.archivedAt === null || siteIds.includes(site.id));
  return (
    <Main>
      <PageHeader
        back={{ href: "/setup/programs", label: "Programs and tracks" }}
        title={name}
        badge={isArchived ? <Tag>Archived</Tag> : null}
        actions={
          <ButtonLink href={`/setup/policies/${id}`} icon="sliders">
            Standing policy
          </ButtonLink>
        }
      />
      <div className="setup-cols">
        <Card pad labelledBy="program-details">
          <CardHeader id="program-details" title="Details" />
          {mayWrite && !isArchived ? (
            <ProgramForm
              sites={offered.map((site) => ({ id: site.id, name: site.name }))}
              program={{ id, version, name, level, minutesPerWeek, daysPerWeek, expectedWeeks, siteIds }}
            />
          ) : (
            <DefinitionList
              items={[
                { term: "Level of care", description: LEVEL_WORDS[level] },
                { term: "Hours a week", description: formatMinutes(minutesPerWeek) },
                { term: "Days a week", description: daysPerWeek },
                { term: "Weeks", description: expectedWeeks },
                {
                  term: "Offered at",
                  description: sites
                    .filter((site) => siteIds.includes(site.id))
                    .map((site) => site.name)
                    .join(", "),
                },
              ]}
            />
          )}
        </Card>
        <div className="stack">
          <Card labelledBy="program-tracks">
            <CardHeader
              id="program-tracks"
              title="Tracks"
              count={tracks.filter(({ archivedAt }) => archivedAt === null).length}
            >
              {mayAddTrack && !isArchived ? (
                <ButtonLink href={`/setup/programs/${id}/tracks/new`} size="s" icon="plus">
                  Add a track
                </ButtonLink>
              ) : null}
            </CardHeader>
            <TrackTable tracks={tracks} sites={sites} />
          </Card>
          {mayWrite ? (
            <Card pad labelledBy="program-archive">
              <CardHeader id="program-archive" title={isArchived ? "Restore" : "Archive"} />
              <ArchiveForm
                what="program"
                isArchived={isArchived}
                archive={archiveProgramAction}
                restore={restoreProgramAction}
                hidden={{ programId: id }}
              />
            </Card>
          ) : null}
        </div>
      </div>
    </Main>
  );
}
