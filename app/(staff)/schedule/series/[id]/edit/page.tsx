import type { Metadata } from "next";
import SchedulePage from "@/app/(staff)/schedule/page";
import { changeSeriesAction } from "@/features/scheduling/actions/change-series";
import { ChangeDialogs } from "@/features/scheduling/components/change/change-dialogs";
import { placeOf, readChangeAddress } from "@/features/scheduling/components/change/change-address";
import { changeFormLoader } from "@/features/scheduling/loaders/change-form";
import "@/features/scheduling/components/schedule.css";

export const metadata: Metadata = { title: "Change the schedule" };

interface PageProps {
  params: Promise<{ id: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

/** A change of a series or of one of its sessions, over the week it is about. */
export default async function Page({ params, searchParams }: PageProps) {
  const { id } = await params;
  const address = readChangeAddress(await searchParams);
  const view = await changeFormLoader({ seriesId: id, sessionId: address.sessionId });
  const { behind, closeHref } = placeOf(address, view);
  return (
    <>
      <div className="chg-behind">
        <SchedulePage searchParams={Promise.resolve(behind)} />
      </div>
      <h1 className="h1 no-js">Change the schedule</h1>
      <ChangeDialogs address={address} view={view} change={changeSeriesAction} closeHref={closeHref} />
    </>
  );
}
