import type { Metadata } from "next";
import { PageHeader } from "@/components/page-header";
import { FilterBar } from "@/components/filter-bar";
import { Main } from "@/components/shell";
import { PolicyChanges } from "@/features/policies/components/policy-changes";
import { policyComparisonLoader } from "@/features/policies/loaders/editor";
import { formatDate } from "@/lib/time/format";

export const metadata: Metadata = { title: "Compare versions" };

export default async function ComparePoliciesPage(props: {
  params: Promise<{ programId: string }>;
  searchParams: Promise<{ from?: string; to?: string }>;
}) {
  const { programId } = await props.params;
  const { from, to } = await props.searchParams;
  const asked = { programId, from: from ?? null, to: to ?? null };
  const { program, was, is, comparison, choices, today } = await policyComparisonLoader(asked);
  const word = (side: typeof was) => (side.isDraft ? "the draft" : `version ${side.value}`);
  const since = (side: typeof was) => (side.from === null ? "" : ` (from ${formatDate(side.from, today)})`);
  return (
    <Main>
      <PageHeader
        back={{ href: `/setup/policies/${program.id}`, label: program.name }}
        title="Compare versions"
        subtitle={
          comparison.isSame
            ? `Nothing differs between ${word(was)} and ${word(is)}.`
            : `What changes from ${word(was)}${since(was)} to ${word(is)}${since(is)}.`
        }
      />
      <FilterBar
        action={`/setup/policies/${program.id}/compare`}
        label="Versions to compare"
        applyLabel="Compare"
        filters={[
          { name: "from", label: "From", value: was.value, options: choices },
          { name: "to", label: "To", value: is.value, options: choices },
        ]}
      />
      <PolicyChanges comparison={comparison} />
    </Main>
  );
}
