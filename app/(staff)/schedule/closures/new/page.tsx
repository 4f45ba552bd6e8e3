import type { Metadata } from "next";
import { Card, CardHeader } from "@/components/card";
import { EmptyState } from "@/components/empty-state";
import { PageHeader } from "@/components/page-header";
import { SegmentedLinks } from "@/components/segmented";
import { Main } from "@/components/shell";
import { closeDaysAction } from "@/features/closures/actions";
import { closureFields } from "@/features/closures/components/closure-fields";
import { ClosurePreviewBox } from "@/features/closures/components/closure-preview";
import { DaysForm } from "@/features/closures/components/days-form";
import { HolidaysForm } from "@/features/closures/components/holidays-form";
import { closureFormLoader } from "@/features/closures/loaders";
import "@/features/closures/components/closures.css";

export const metadata: Metadata = { title: "Close a day" };

const PAGE = "/schedule/closures/new";

interface NewClosurePageProps {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function NewClosurePage({ searchParams }: NewClosurePageProps) {
  const form = await closureFormLoader({ search: await searchParams });
  const isHolidays = form?.plan === "holidays";
  return (
    <Main>
      <PageHeader
        back={{ href: "/schedule/closures", label: "Closures" }}
        title={isHolidays ? "Close holidays" : "Close a day"}
        subtitle="Nothing is closed before you have seen what it does."
        actions={
          <SegmentedLinks
            label="What is closed"
            items={[
              { href: PAGE, label: "A day or several", current: !isHolidays },
              { href: `${PAGE}?plan=holidays`, label: "Holidays of a year", current: isHolidays },
            ]}
          />
        }
      />
      {form === null ? (
        <EmptyState title="There is no site yet.">A site comes first.</EmptyState>
      ) : (
        <div className="clo-cols">
          <Card labelledBy="what-h">
            <CardHeader id="what-h" title={isHolidays ? "Which holidays" : "When and where"} />
            {isHolidays ? <HolidaysForm form={form} page={PAGE} /> : <DaysForm form={form} page={PAGE} />}
          </Card>
          <Card labelledBy="does-h" pad>
            <CardHeader
              id="does-h"
              title={form.preview === null ? "What it does" : `Close ${form.preview.title}, ${form.preview.where}`}
            />
            {form.preview === null ? (
              <p className="muted">Here you see which sessions close, which stay, and whom it concerns.</p>
            ) : (
              <ClosurePreviewBox
                preview={form.preview}
                page={PAGE}
                fields={closureFields(form)}
                close={closeDaysAction}
              />
            )}
          </Card>
        </div>
      )}
    </Main>
  );
}
