import type { Metadata } from "next";
import { PageHeader } from "@/components/page-header";
import { Main } from "@/components/shell";
import { PolicyForm } from "@/features/programs/components/policy-form";
import { DEFAULT_POLICY } from "@/lib/policy/default-policy";
import { newPolicyLoader } from "@/features/programs/loaders/policies";
import { draftOf } from "@/lib/policy/policy-draft";
import "@/features/programs/components/setup.css";

export const metadata: Metadata = { title: "New policy version" };

export default async function NewPolicyPage({ params }: { params: Promise<{ programId: string }> }) {
  const { program, latest, earliest } = await newPolicyLoader(await params);
  return (
    <Main>
      <PageHeader
        back={{ href: `/setup/policies/${program.id}`, label: program.name }}
        title="New policy version"
        subtitle={
          latest
            ? `It starts as version ${latest.version}. Nothing below applies to anybody until it is stored and its first day comes.`
            : "It starts as the usual policy."
        }
      />
      <PolicyForm
        programId={program.id}
        latest={latest?.version ?? 0}
        draft={draftOf(latest?.body ?? DEFAULT_POLICY)}
        earliest={earliest}
      />
    </Main>
  );
}
