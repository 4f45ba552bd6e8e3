import type { Metadata } from "next";
import { Card } from "@/components/card";
import { PageHeader } from "@/components/page-header";
import { Main } from "@/components/shell";
import { SiteForm } from "@/features/programs/components/site-form";
import { newSiteLoader } from "@/features/programs/loaders/places";
import { zoneOptions } from "@/features/programs/components/zone-options";

export const metadata: Metadata = { title: "Add a site" };

export default async function NewSitePage() {
  const { suggestedZone } = await newSiteLoader({});
  return (
    <Main>
      <PageHeader back={{ href: "/setup/sites", label: "Sites and rooms" }} title="Add a site" />
      <Card pad className="setup-one">
        <SiteForm suggestedZone={suggestedZone} zones={zoneOptions()} />
      </Card>
    </Main>
  );
}
