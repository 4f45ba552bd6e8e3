import type { Metadata } from "next";
import { Card, CardHeader } from "@/components/card";
import { DefinitionList } from "@/components/definition-list";
import { PageHeader } from "@/components/page-header";
import { Main } from "@/components/shell";
import { Tag } from "@/components/tag";
import { ArchiveForm } from "@/features/programs/components/archive-form";
import { archiveStaffAction, restoreStaffAction } from "@/features/staff/actions";
import { AccountCard } from "@/features/staff/components/account-card";
import { StaffForm } from "@/features/staff/components/staff-form";
import { staffMemberLoader } from "@/features/staff/loaders/members";
import { AwayCard } from "@/features/substitutes/components/away-card";
import { awayOfStaffLoader } from "@/features/substitutes/loaders";
import "@/features/programs/components/setup.css";

export const metadata: Metadata = { title: "Staff member" };

export default async function StaffMemberPage({ params }: { params: Promise<{ staffId: string }> }) {
  const view = await staffMemberLoader(await params);
  const { id, version, givenName, familyName, title, credentials } = view.member;
  const away = await awayOfStaffLoader({ staffId: id });
  const isArchived = view.member.archivedAt !== null;
  return (
    <Main>
      <PageHeader
        back={{ href: "/setup/staff", label: "Staff and access" }}
        title={view.name}
        badge={isArchived ? <Tag>Archived</Tag> : null}
        subtitle={title}
      />
      <div className="setup-cols">
        <Card pad labelledBy="staff-details">
          <CardHeader id="staff-details" title="Details" />
          {view.mayWrite && !isArchived ? (
            <StaffForm member={{ id, version, givenName, familyName, title, credentials }} />
          ) : (
            <DefinitionList
              items={[
                { term: "Title", description: title || "None" },
                { term: "Credentials", description: credentials.join(", ") || "None" },
              ]}
            />
          )}
        </Card>
        <div className="stack">
          <AccountCard {...view} isArchived={isArchived} />
          {away === null || isArchived ? null : <AwayCard staffId={id} absences={away.absences} />}
          {view.mayWrite ? (
            <Card pad labelledBy="staff-archive">
              <CardHeader id="staff-archive" title={isArchived ? "Restore" : "Archive"} />
              <ArchiveForm
                what="staff member"
                isArchived={isArchived}
                archive={archiveStaffAction}
                restore={restoreStaffAction}
                hidden={{ staffId: id }}
              />
            </Card>
          ) : null}
        </div>
      </div>
    </Main>
  );
}
