import type { Metadata } from "next";
import { Card } from "@/components/card";
import { EmptyState } from "@/components/empty-state";
import { PageHeader } from "@/components/page-header";
import { Main } from "@/components/shell";
import { ClientForm } from "@/features/clients/components/client-form";
import { newClientLoader } from "@/features/clients/loaders";

export const metadata: Metadata = { title: "New client" };

export default async function NewClientPage({ searchParams }: { searchParams: Promise<{ site?: string }> }) {
  const { site } = await searchParams;
  const { sites } = await newClientLoader({});
  return (
    <Main>
      <PageHeader
        title="New client"
        subtitle="The client number is given when you save."
        back={{ href: "/clients", label: "Clients" }}
      />
      <Card pad className="cl-form">
        {sites.length === 0 ? (
          <EmptyState title="No site is open.">Set up a site first.</EmptyState>
        ) : (
          <ClientForm sites={sites} siteId={sites.find(({ id }) => id === site)?.id} />
        )}
      </Card>
    </Main>
  );
}
