import type { Metadata } from "next";
import { Card } from "@/components/card";
import { DefinitionList } from "@/components/definition-list";
import { Notice } from "@/components/notice";
import { PageHeader } from "@/components/page-header";
import { Main } from "@/components/shell";
import { ReviewRulesForm } from "@/features/reviews/components/rules-form";
import { reviewRulesLoader } from "@/features/reviews/loaders";

export const metadata: Metadata = { title: "Reviews" };

export default async function ReviewRulesPage() {
  const { rules, mayWrite } = await reviewRulesLoader({});
  return (
    <Main>
      <PageHeader
        back={{ href: "/setup", label: "Programs and rooms" }}
        title="Reviews"
        subtitle="How long everything waits before a place may end."
      />
      <Card pad className="setup-one">
        <Notice title="Your counsel confirms these days and the wording of the letter.">
          They hold for notices delivered from now on. A time that runs keeps the length that the letter told.
        </Notice>
        {mayWrite ? (
          <ReviewRulesForm rules={rules} />
        ) : (
          <DefinitionList
            items={[
              { term: "Days to object", description: String(rules.objectionDays) },
              { term: "The post takes", description: `${rules.mailDays} days` },
            ]}
          />
        )}
      </Card>
    </Main>
  );
}
