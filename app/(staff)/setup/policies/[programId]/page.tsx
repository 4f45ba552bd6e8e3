import type { Metadata } from "next";
import { ButtonLink } from "@/components/button";
import { Card, CardHeader } from "@/components/card";
import { PageHeader } from "@/components/page-header";
import { Main } from "@/components/shell";
import { Tag } from "@/components/tag";
import { PolicyView } from "@/features/programs/components/policy-view";
import { policyLoader } from "@/features/programs/loaders/policies";
import { formatDate, formatInstant } from "@/lib/time/format";

export const metadata: Metadata = { title: "Policy" };

export default async function PolicyPage({ params }: { params: Promise<{ programId: string }> }) {
  const { program, versions, inForce, isDrafted, today, zone, mayWrite } = await policyLoader(await params);
  const stored = (at: Date) => (zone === null ? "" : `stored ${formatInstant(at, zone, today)}`);
  return (
    <Main>
      <PageHeader
        back={{ href: "/setup/policies", label: "Policies" }}
        title={program.name}
        subtitle={
          inForce
            ? `Version ${inForce.version} is in force since ${formatDate(inForce.from, today)}. A version is never changed: a new one follows it.`
            : "This program has no policy yet."
        }
        actions={
          <>
            {versions.length < 2 && !isDrafted ? null : (
              <ButtonLink href={`/setup/policies/${program.id}/compare`}>Compare versions</ButtonLink>
            )}
            {mayWrite && !program.isArchived ? (
              <ButtonLink href={`/setup/policies/${program.id}/draft`} variant="primary" icon="edit">
                {isDrafted ? "Go on with the draft" : "Make a new version"}
              </ButtonLink>
            ) : null}
          </>
        }
      />
      {versions.map((version) => (
        <Card key={version.id} labelledBy={`version-${version.version}`}>
          <CardHeader
            id={`version-${version.version}`}
            title={`Version ${version.version}`}
            count={`from ${formatDate(version.from, today)}, ${stored(version.recordedAt)}${version.by ? ` by ${version.by}` : ""}`}
          >
            {version.body.adoption === "when-acknowledged" && version.version > 1 ? (
              <ButtonLink size="s" href={`/setup/policies/${program.id}/signatures?version=${version.version}`}>
                Who has signed
              </ButtonLink>
            ) : null}
            {version.id === inForce?.id ? <Tag tone="good">In force</Tag> : null}
            {version.from > today && version.id !== inForce?.id ? <Tag tone="keel">Coming</Tag> : null}
          </CardHeader>
          <PolicyView body={version.body} />
        </Card>
      ))}
    </Main>
  );
}
