import type { Metadata } from "next";
import { Card } from "@/components/card";
import { PageHeader } from "@/components/page-header";
import { Main } from "@/components/shell";
import { StaffForm } from "@/features/staff/components/staff-form";
import { newStaffLoader } from "@/features/staff/loaders/members";
import "@/features/programs/components/setup.css";

export const metadata: Metadata = { title: "Add somebody to staff" };

export default async function NewStaffPage() {
  await newStaffLoader({});
  return (
    <Main>
      <PageHeader
        back={{ href: "/setup/staff", label: "Staff and access" }}
        title="Add somebody to staff"
        subtitle="An account to sign in with comes next, if they need one."
      />
      <Card pad className="setup-one">
        <StaffForm />
      </Card>
    </Main>
  );
}
