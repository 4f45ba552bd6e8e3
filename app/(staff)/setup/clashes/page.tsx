import type { Metadata } from "next";
import { Card } from "@/components/card";
import { DefinitionList } from "@/components/definition-list";
import { PageHeader } from "@/components/page-header";
import { Main } from "@/components/shell";
import { ClashRulesForm } from "@/features/scheduling/components/clash-rules-form";
import { clashRulesLoader } from "@/features/scheduling/loaders/clash-rules";
import { CLASH_KIND_WORDS, CLASH_RULE_TELLS } from "@/lib/scheduling/clash-rule-words";
import { CLASH_KINDS } from "@/lib/scheduling/clash-rules";

export const metadata: Metadata = { title: "Clashes" };

export default async function ClashesPage() {
  const { rules, version, mayWrite } = await clashRulesLoader({});
  return (
    <Main>
      <PageHeader
        back={{ href: "/setup", label: "Programs and rooms" }}
        title="Clashes"
        subtitle="What happens when a plan stands in the way of something. Warn: staff see it first and decide. Refuse: nobody can save it."
      />
      <Card pad className="clash-rules-page">
        {mayWrite ? (
          <ClashRulesForm rules={rules} version={version} />
        ) : (
          <DefinitionList
            wide
            items={CLASH_KINDS.map((kind) => ({
              term: CLASH_KIND_WORDS[kind].title,
              description: CLASH_RULE_TELLS[rules[kind]],
            }))}
          />
        )}
      </Card>
    </Main>
  );
}
