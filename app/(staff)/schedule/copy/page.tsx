import type { Metadata } from "next";
import { forbidden, notFound } from "next/navigation";
import { Main } from "@/components/shell";
import { PageHeader } from "@/components/page-header";
import { copyWeekAction } from "@/features/scheduling/actions/copy-week";
import { undoChangeAction } from "@/features/scheduling/actions/undo-change";
import { RecentChanges } from "@/features/scheduling/components/change/recent-changes";
import { CopyWeekForm } from "@/features/scheduling/components/copy/copy-week-form";
import { weekLoader } from "@/features/scheduling/loaders/schedule";
import { weekCopiesLoader } from "@/features/scheduling/loaders/series-changes";
import { readWeekAddress, weekHref } from "@/lib/scheduling/week-address";
import "@/features/scheduling/components/schedule.css";

export const metadata: Metadata = { title: "Copy a week" };

interface PageProps {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

/** What takes place in one week, put into another as added sessions of the same series. */
export default async function Page({ searchParams }: PageProps) {
  const search = await searchParams;
  const address = readWeekAddress({ ...search, week: search.from, view: "" });
  const week = await weekLoader({
    ...{ monday: address.week, siteId: address.site, programId: null, roomId: null, facilitatorId: null, kinds: null },
  });
  if (week === null) notFound();
  if (!week.canPlan) forbidden();
  const { site, monday, pickers } = week;
  const copies = await weekCopiesLoader({ siteId: site.id });
  const back = weekHref({ ...address, week: monday, site: site.id });
  const here = ({ siteId, isArchived }: { siteId: string | null; isArchived: boolean }) =>
    !isArchived && (siteId === null || siteId === site.id);
  const choices = (list: typeof pickers.rooms) => list.filter(here).map(({ id, name }) => ({ value: id, label: name }));
  return (
    <Main>
      <PageHeader
        back={{ href: back, label: "Schedule" }}
        title="Copy a week’s plan"
        subtitle={`${site.name}. What takes place in one week is put into another, beside its regular sessions.`}
      />
      <CopyWeekForm
        copy={copyWeekAction}
        closeHref={back}
        start={{ siteId: site.id, from: monday, address }}
        programs={choices(pickers.programs)}
        rooms={choices(pickers.rooms)}
        staff={choices(pickers.staff)}
      />
      {copies.length === 0 ? null : (
        <RecentChanges title="Recent copies" changes={copies} canPlan undo={undoChangeAction} />
      )}
    </Main>
  );
}
