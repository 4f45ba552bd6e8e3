import type { Metadata } from "next";
import { ButtonLink } from "@/components/button";
import { Card, CardFooter, CardHeader } from "@/components/card";
import { EmptyState } from "@/components/empty-state";
import { PageHeader } from "@/components/page-header";
import { Main } from "@/components/shell";
import { Tag } from "@/components/tag";
import { PolicyView } from "@/features/programs/components/policy-view";
import { policiesLoader } from "@/features/programs/loaders/policies";
import { formatDate } from "@/lib/time/format";

export const metadata: Metadata = { title: "Policies" };

export default async function PoliciesPage() {
  const { programs, today } = await policiesLoader({});
  return (
    <Main>
      <PageHeader
        title="Policies"
        subtitle="When missed days change somebody’s standing. No rule can end an enrollment: a review needs a named person."
      />
      {programs.length === 0 ? (
        <Card>
          <EmptyState title="No policies yet." action={<ButtonLink href="/setup/programs">See programs</ButtonLink>}>
            Each program starts with one.
          </EmptyState>
        </Card>
      ) : (
        programs.map(({ id, name, inForce, next, isDrafted }) => (
          <Card key={id} labelledBy={`policy-${id}`}>
            <CardHeader id={`policy-${id}`} title={name}>
              {inForce ? <Tag>{`Version ${inForce.version}, since ${formatDate(inForce.from, today)}`}</Tag> : null}
              {isDrafted ? <Tag tone="keel">A draft is under way</Tag> : null}
              <ButtonLink size="s" href={`/setup/policies/${id}`} iconEnd="chev">
                History and changes
              </ButtonLink>
            </CardHeader>
            {inForce ? <PolicyView body={inForce.body} /> : <EmptyState title="This program has no policy." />}
            {next ? (
              <CardFooter>{`Version ${next.version} begins on ${formatDate(next.from, today)}.`}</CardFooter>
            ) : null}
          </Card>
        ))
      )}
    </Main>
  );
}
