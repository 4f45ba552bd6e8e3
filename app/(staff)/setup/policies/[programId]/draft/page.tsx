import type { Metadata } from "next";
import { ButtonLink } from "@/components/button";
import { PageHeader } from "@/components/page-header";
import { Main } from "@/components/shell";
import { DiscardDraftForm } from "@/features/policies/components/discard-draft-form";
import { PolicyEditor } from "@/features/policies/components/policy-editor";
import { readTrialDays } from "@/features/policies/input/trial-days";
import { policyDraftLoader, policyTrialLoader } from "@/features/policies/loaders/editor";
import { formatDate } from "@/lib/time/format";
import "@/features/programs/components/setup.css";

export const metadata: Metadata = { title: "Attendance policy" };

const USUAL_DAYS = 90;

export default async function PolicyDraftPage(props: {
  params: Promise<{ programId: string }>;
  searchParams: Promise<{ days?: string }>;
}) {
  const { programId } = await props.params;
  const { program, today, inForce, base, draft, body, first, enrolled } = await policyDraftLoader({ programId });
  const days = readTrialDays((await props.searchParams).days);
  const trial = days === null ? null : await policyTrialLoader({ programId, days });
  const version = (base?.version ?? 0) + 1;
  return (
    <Main>
      <PageHeader
        back={{ href: `/setup/policies/${programId}`, label: program.name }}
        title="Attendance policy"
        badge={<span className="pol-ver">{`version ${version}, ${draft === null ? "not begun" : "draft"}`}</span>}
        subtitle={[
          inForce === null
            ? "No version is in force yet."
            : `Version ${inForce.version} is in force since ${formatDate(inForce.from, today)}.`,
          "Nothing below applies to anyone until it is published.",
          draft?.saved ? `Saved ${draft.saved}${draft.by === null ? "" : ` by ${draft.by}`}.` : "",
        ].join(" ")}
        actions={
          <>
            <ButtonLink href={`/setup/policies/${programId}/templates`}>Start from…</ButtonLink>
            {draft === null ? null : <DiscardDraftForm programId={programId} seenDraft={draft.version} />}
            {draft === null || base === null ? null : (
              <ButtonLink href={`/setup/policies/${programId}/compare?from=${base.version}&to=draft`}>
                {`Compare with version ${base.version}`}
              </ButtonLink>
            )}
          </>
        }
      />
      <PolicyEditor
        programId={programId}
        seenDraft={draft?.version ?? 0}
        version={version}
        inForce={inForce?.version ?? null}
        {...{ base, body, first, enrolled, trial }}
        days={days ?? USUAL_DAYS}
      />
    </Main>
  );
}
