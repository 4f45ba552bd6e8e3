import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { PageHeader } from "@/components/page-header";
import { Main } from "@/components/shell";
import { SignatureList } from "@/features/policies/components/signature-list";
import { policySignaturesLoader } from "@/features/policies/loaders/signatures";
import { formatDate } from "@/lib/time/format";

export const metadata: Metadata = { title: "Signatures" };

export default async function SignaturesPage(props: {
  params: Promise<{ programId: string }>;
  searchParams: Promise<{ version?: string }>;
}) {
  const { programId } = await props.params;
  const asked = Number((await props.searchParams).version);
  if (!Number.isInteger(asked)) notFound();
  const { program, version, waiting, signed, today, mayRecord } = await policySignaturesLoader({
    programId,
    version: asked,
  });
  const all = waiting.length + signed.length;
  return (
    <Main>
      <PageHeader
        back={{ href: `/setup/policies/${program.id}`, label: program.name }}
        title={`Signatures for version ${version.number}`}
        subtitle={`${waiting.length} of ${all} have not signed. It begins on ${formatDate(version.from, today)}; until they sign, people keep the version before.`}
      />
      <SignatureList {...{ waiting, signed, today, mayRecord }} version={version.number} />
    </Main>
  );
}
