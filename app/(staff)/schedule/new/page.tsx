import { redirect } from "next/navigation";
import { readWeekAddress, weekHref } from "@/lib/scheduling/week-address";

/** A short address for the drawer of a new series. */
export default async function NewSeriesPage({
  searchParams,
}: {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}) {
  redirect(weekHref(readWeekAddress(await searchParams), { isNew: true }));
}
