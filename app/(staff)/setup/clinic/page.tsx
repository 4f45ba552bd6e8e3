import type { Metadata } from "next";
import { Card, CardHeader } from "@/components/card";
import { DefinitionList } from "@/components/definition-list";
import { PageHeader } from "@/components/page-header";
import { Main } from "@/components/shell";
import { LockLimitsForm } from "@/features/accounts/components/lock-limits-form";
import { ClinicForm } from "@/features/programs/components/clinic-form";
import { clinicLoader } from "@/features/programs/loaders/places";
import { readLockLimits } from "@/lib/sign-in/lock-limits";
import { formatTime } from "@/lib/time/format";

export const metadata: Metadata = { title: "Clinic" };

export default async function ClinicPage() {
  const { clinic, mayWrite } = await clinicLoader({});
  const { version, name, afternoonFrom, eveningFrom, lockAfterBusinessDays } = clinic;
  const limits = readLockLimits(clinic.attendanceRules);
  return (
    <Main>
      <PageHeader
        back={{ href: "/setup", label: "Programs and rooms" }}
        title="Clinic"
        subtitle="What holds for every site and program."
      />
      <Card pad className="setup-one">
        {mayWrite ? (
          <ClinicForm clinic={{ version, name, afternoonFrom, eveningFrom, lockAfterBusinessDays }} />
        ) : (
          <DefinitionList
            items={[
              { term: "Name", description: name },
              { term: "Afternoon begins at", description: formatTime(afternoonFrom) },
              { term: "Evening begins at", description: formatTime(eveningFrom) },
              { term: "Attendance locks after", description: `${lockAfterBusinessDays} business days` },
            ]}
          />
        )}
      </Card>
      <Card labelledBy="locking" pad className="setup-one">
        <CardHeader id="locking" title="Screen lock" />
        {mayWrite ? (
          <LockLimitsForm version={version} limits={limits} />
        ) : (
          <DefinitionList
            items={[
              { term: "Staff pages", description: `${limits.staff} minutes` },
              { term: "An open roster", description: `${limits.roster} minutes` },
              { term: "Clients and families", description: `${limits.client} minutes` },
            ]}
          />
        )}
      </Card>
    </Main>
  );
}
