import type { Metadata } from "next";
import { Main } from "@/components/shell";
import { undoChangeAction } from "@/features/scheduling/actions/undo-change";
import { ChangeMade } from "@/features/scheduling/components/change/change-made";
import { SeriesPage } from "@/features/scheduling/components/series-page";
import { seriesLoader } from "@/features/scheduling/loaders/schedule";
import { seriesChangesLoader } from "@/features/scheduling/loaders/series-changes";
import "@/features/scheduling/components/schedule.css";

export const metadata: Metadata = { title: "Session series" };

interface PageProps {
  params: Promise<{ id: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function Page({ params, searchParams }: PageProps) {
  const { id } = await params;
  const series = await seriesLoader({ seriesId: id });
  const plan = await seriesChangesLoader({ seriesId: id });
  return (
    <Main>
      <ChangeMade changed={(await searchParams).changed} />
      <SeriesPage series={series} undo={undoChangeAction} {...plan} />
    </Main>
  );
}
