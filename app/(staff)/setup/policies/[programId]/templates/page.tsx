import type { Metadata } from "next";
import { Card, CardHeader } from "@/components/card";
import { Notice } from "@/components/notice";
import { PageHeader } from "@/components/page-header";
import { Main } from "@/components/shell";
import { StartDraftForm } from "@/features/policies/components/start-draft-form";
import { policySourcesLoader } from "@/features/policies/loaders/editor";
import { PolicyView } from "@/features/programs/components/policy-view";
import { SESSION_KINDS } from "@/lib/scheduling/session-kind";
import type { PolicyBody } from "@/lib/standing/types";
import { formatDate } from "@/lib/time/format";
import "@/features/policies/components/policy-editor.css";

export const metadata: Metadata = { title: "Start from a policy" };

export default async function PolicyTemplatesPage({ params }: { params: Promise<{ programId: string }> }) {
  const { program, seenDraft, versions, templates } = await policySourcesLoader(await params);
  const start = (source: string, label: string) => (
    <StartDraftForm programId={program.id} seenDraft={seenDraft} source={source} label={label} />
  );
  return (
    <Main>
      <PageHeader
        back={{ href: `/setup/policies/${program.id}/draft`, label: "Attendance policy" }}
        title="Start from a policy"
        subtitle={`${templates.length - 1} policies collected from programs in the field, the usual one, and your own versions. Every sentence can be changed afterwards.`}
      />
      {seenDraft === 0 ? null : (
        <Notice tone="warning" title="There is a draft.">
          Starting from another policy takes its place. What is in force is not touched.
        </Notice>
      )}
      <div className="pol-pick">
        {templates.map(({ key, setting, leftOut, policy }) => (
          <Card key={key} labelledBy={`template-${key}`}>
            <CardHeader id={`template-${key}`} title={setting} count={key === "usual" ? undefined : key}>
              {start(`template:${key}`, setting)}
            </CardHeader>
            <PolicyView body={policy} />
            {foreignKinds(policy).map((kind) => (
              <p key={kind} className="pol-left">
                {`There are no sessions of the kind “${kind}” here: until that is changed, the rule counts nothing.`}
              </p>
            ))}
            <p className="pol-left">
              {leftOut === null
                ? "Nothing of it is left out."
                : `Left out, because no rule here is about it: ${leftOut}.`}
            </p>
          </Card>
        ))}
        {versions.map(({ version, from, body }) => (
          <Card key={version} labelledBy={`version-${version}`}>
            <CardHeader
              id={`version-${version}`}
              title={`Version ${version} of this program`}
              count={`from ${formatDate(from)}`}
            >
              {start(`version:${version}`, `version ${version}`)}
            </CardHeader>
            <PolicyView body={body} />
          </Card>
        ))}
      </div>
    </Main>
  );
}

/** Kinds of session that a policy names and this clinic does not have. */
function foreignKinds({ rules }: PolicyBody): string[] {
  const kinds = rules.flatMap((rule) => ("kinds" in rule ? (rule.kinds ?? []) : []));
  return [...new Set(kinds)].filter((kind) => !SESSION_KINDS.some((own) => own === kind));
}
