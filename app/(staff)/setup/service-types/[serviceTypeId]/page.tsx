import type { Metadata } from "next";
import { Card, CardHeader } from "@/components/card";
import { DefinitionList } from "@/components/definition-list";
import { PageHeader } from "@/components/page-header";
import { Main } from "@/components/shell";
import { Tag } from "@/components/tag";
import { archiveServiceTypeAction, restoreServiceTypeAction } from "@/features/programs/actions";
import { ArchiveForm } from "@/features/programs/components/archive-form";
import { ServiceTypeForm } from "@/features/programs/components/service-type-form";
import { TopicsCard } from "@/features/programs/components/topics-card";
import { serviceTypeLoader } from "@/features/programs/loaders/programs";

export const metadata: Metadata = { title: "Service type" };

export default async function ServiceTypePage({ params }: { params: Promise<{ serviceTypeId: string }> }) {
  const { type, topics, credentials, mayWrite } = await serviceTypeLoader(await params);
  const { id, version, name, countsToHours, countsToStanding, isBillable, credential } = type;
  const isArchived = type.archivedAt !== null;
  return (
    <Main>
      <PageHeader
        back={{ href: "/setup/service-types", label: "Service types" }}
        title={name}
        badge={isArchived ? <Tag>Archived</Tag> : null}
      />
      <div className="setup-cols">
        <Card pad labelledBy="type-details">
          <CardHeader id="type-details" title="Details" />
          {mayWrite && !isArchived ? (
            <ServiceTypeForm
              credentials={credentials}
              type={{ id, version, name, countsToHours, countsToStanding, isBillable, credential }}
            />
          ) : (
            <DefinitionList
              items={[
                { term: "Counts to hours", description: countsToHours ? "Yes" : "No" },
                { term: "Counts to standing", description: countsToStanding ? "Yes" : "No" },
                { term: "Billable", description: isBillable ? "Yes" : "No" },
                { term: "Credential it needs", description: credential ?? "None" },
              ]}
            />
          )}
        </Card>
        <div className="stack">
          <TopicsCard serviceTypeId={id} topics={topics} mayWrite={mayWrite && !isArchived} />
          {mayWrite ? (
            <Card pad labelledBy="type-archive">
              <CardHeader id="type-archive" title={isArchived ? "Restore" : "Archive"} />
              <ArchiveForm
                what="service type"
                isArchived={isArchived}
                archive={archiveServiceTypeAction}
                restore={restoreServiceTypeAction}
                hidden={{ serviceTypeId: id }}
              />
            </Card>
          ) : null}
        </div>
      </div>
    </Main>
  );
}
