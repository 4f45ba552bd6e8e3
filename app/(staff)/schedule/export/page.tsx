import type { Metadata } from "next";
import { Card } from "@/components/card";
import { PageHeader } from "@/components/page-header";
import { Main } from "@/components/shell";
import { CalendarExportForm } from "@/features/scheduling/components/calendar-export-form";
import { calendarExportLoader } from "@/features/scheduling/loaders/calendar-export";
import "@/features/programs/components/setup.css";

export const metadata: Metadata = { title: "Download calendar" };

interface ExportPageProps {
  searchParams: Promise<{ week?: string; staff?: string; site?: string }>;
}

export default async function ExportPage({ searchParams }: ExportPageProps) {
  const choices = await calendarExportLoader(await searchParams);
  return (
    <Main>
      <PageHeader
        back={{ href: "/schedule", label: "Schedule" }}
        title="Download calendar"
        subtitle="Take sessions along in the calendar you use elsewhere."
      />
      <Card pad className="setup-one">
        <CalendarExportForm {...choices} />
      </Card>
    </Main>
  );
}
