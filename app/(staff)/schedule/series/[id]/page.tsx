import type { Metadata } from "next";
import { Main } from "@/components/shell";
import { SeriesPage } from "@/features/scheduling/components/series-page";
import { seriesLoader } from "@/features/scheduling/loaders/schedule";
import "@/features/scheduling/components/schedule.css";

export const metadata: Metadata = { title: "Session series" };

export default async function Page({ params }: { params: Promise<{ id: string }> }) {
  const series = await seriesLoader({ seriesId: (await params).id });
  return (
    <Main>
      <SeriesPage series={series} />
    </Main>
  );
}
