import type { Metadata } from "next";
import { ButtonLink } from "@/components/button";
import { Card, CardHeader } from "@/components/card";
import { DefinitionList } from "@/components/definition-list";
import { PageHeader } from "@/components/page-header";
import { Main } from "@/components/shell";
import { Tag } from "@/components/tag";
import { archiveSiteAction, restoreSiteAction } from "@/features/programs/actions";
import { ArchiveForm } from "@/features/programs/components/archive-form";
import { RoomTable } from "@/features/programs/components/room-table";
import { SiteForm } from "@/features/programs/components/site-form";
import { siteLoader } from "@/features/programs/loaders/places";
import { zoneOptions } from "@/features/programs/components/zone-options";

export const metadata: Metadata = { title: "Site" };

export default async function SitePage({ params }: { params: Promise<{ siteId: string }> }) {
  const { siteId } = await params;
  const { site, rooms, isZoneFixed, mayWrite } = await siteLoader({ siteId });
  const { id, version, name, zone, address, phone } = site;
  const isArchived = site.archivedAt !== null;
  return (
    <Main>
      <PageHeader
        back={{ href: "/setup/sites", label: "Sites and rooms" }}
        title={name}
        badge={isArchived ? <Tag>Archived</Tag> : null}
      />
      <div className="setup-cols">
        <Card pad labelledBy="site-details">
          <CardHeader id="site-details" title="Details" />
          {mayWrite && !isArchived ? (
            <SiteForm
              site={{ id, version, name, zone, address, phone }}
              isZoneFixed={isZoneFixed}
              zones={isZoneFixed ? [] : zoneOptions(zone)}
            />
          ) : (
            <DefinitionList
              items={[
                { term: "Time zone", description: zone },
                { term: "Address", description: address || "None" },
                { term: "Phone", description: phone || "None" },
              ]}
            />
          )}
        </Card>
        <div className="stack">
          <Card labelledBy="site-rooms">
            <CardHeader
              id="site-rooms"
              title="Rooms"
              count={rooms.filter(({ archivedAt }) => archivedAt === null).length}
            >
              {mayWrite && !isArchived ? (
                <ButtonLink href={`/setup/sites/${id}/rooms/new`} size="s" icon="plus">
                  Add a room
                </ButtonLink>
              ) : null}
            </CardHeader>
            <RoomTable rooms={rooms} />
          </Card>
          {mayWrite ? (
            <Card pad labelledBy="site-archive">
              <CardHeader id="site-archive" title={isArchived ? "Restore" : "Archive"} />
              <ArchiveForm
                what="site"
                isArchived={isArchived}
                archive={archiveSiteAction}
                restore={restoreSiteAction}
                hidden={{ siteId: id }}
              />
            </Card>
          ) : null}
        </div>
      </div>
    </Main>
  );
}
