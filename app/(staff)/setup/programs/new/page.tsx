import type { Metadata } from "next";
import { ButtonLink } from "@/components/button";
import { Card } from "@/components/card";
import { EmptyState } from "@/components/empty-state";
import { PageHeader } from "@/components/page-header";
import { Main } from "@/components/shell";
import { ProgramForm } from "@/features/programs/components/program-form";
import { newProgramLoader } from "@/features/programs/loaders/programs";
import "@/features/programs/components/setup.css";

export const metadata: Metadata = { title: "Add a program" };

export default async function NewProgramPage() {
  const { sites } = await newProgramLoader({});
  return (
    <Main>
      <PageHeader
        back={{ href: "/setup/programs", label: "Programs and tracks" }}
        title="Add a program"
        subtitle="It starts with the usual standing policy, which you can then change."
      />
      {sites.length === 0 ? (
        <Card>
          <EmptyState
            title="There is no site yet."
            action={<ButtonLink href="/setup/sites/new">Add a site</ButtonLink>}
          >
            A program is offered at one or more of them.
          </EmptyState>
        </Card>
      ) : (
        <Card pad className="setup-one">
          <ProgramForm sites={sites.map(({ id, name }) => ({ id, name }))} />
        </Card>
      )}
    </Main>
  );
}
