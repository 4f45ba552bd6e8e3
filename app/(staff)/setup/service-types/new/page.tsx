import type { Metadata } from "next";
import { Card } from "@/components/card";
import { PageHeader } from "@/components/page-header";
import { Main } from "@/components/shell";
import { ServiceTypeForm } from "@/features/programs/components/service-type-form";
import { newServiceTypeLoader } from "@/features/programs/loaders/programs";
import "@/features/programs/components/setup.css";

export const metadata: Metadata = { title: "Add a service type" };

export default async function NewServiceTypePage() {
  const { credentials } = await newServiceTypeLoader({});
  return (
    <Main>
      <PageHeader back={{ href: "/setup/service-types", label: "Service types" }} title="Add a service type" />
      <Card pad className="setup-one">
        <ServiceTypeForm credentials={credentials} />
      </Card>
    </Main>
  );
}
