import type { Metadata } from "next";
import { Card } from "@/components/card";
import { DefinitionList } from "@/components/definition-list";
import { PageHeader } from "@/components/page-header";
import { Main } from "@/components/shell";
import { MakeUpRulesForm } from "@/features/make-ups/components/make-up-rules-form";
import { VISITOR_OPTIONS, WEEKDAY_OPTIONS } from "@/features/make-ups/components/rule-words";
import { makeUpRulesLoader } from "@/features/make-ups/loaders";
import { formatTime } from "@/lib/time/format";

export const metadata: Metadata = { title: "Make-ups" };

export default async function MakeUpRulesPage() {
  const { rules, visitors, version, types, mayWrite } = await makeUpRulesLoader({});
  const { weekday, time } = rules.offerBy;
  const nameOf = new Map(types.map(({ id, name }) => [id, name]));
  return (
    <Main>
      <PageHeader
        back={{ href: "/setup", label: "Programs and rooms" }}
        title="Make-ups"
        subtitle="By when somebody who is short is offered a seat, which sessions stand in for which, and whom a roster takes in. How many days a make-up has is said by the policy."
      />
      <Card pad>
        {mayWrite ? (
          <MakeUpRulesForm
            version={version}
            weekday={weekday}
            time={time}
            visitors={visitors}
            types={types}
            pairs={Object.entries(rules.standsIn).flatMap(([missed, others]) =>
              others.map((other) => `${missed}>${other}`),
            )}
          />
        ) : (
          <DefinitionList
            wide
            items={[
              {
                term: "Offer a make-up by",
                description: `${WEEKDAY_OPTIONS.find(({ value }) => value === weekday)?.label}, ${formatTime(time)}`,
              },
              {
                term: "Visitors on a roster",
                description: VISITOR_OPTIONS.find(({ value }) => value === visitors)?.label,
              },
              ...types.map(({ id, name }) => ({
                term: name,
                description: ["Itself", ...(rules.standsIn[id] ?? []).map((other) => nameOf.get(other))].join(", "),
              })),
            ]}
          />
        )}
      </Card>
    </Main>
  );
}
