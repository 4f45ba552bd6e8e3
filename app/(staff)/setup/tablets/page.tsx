import type { Metadata } from "next";
import { Card, CardHeader } from "@/components/card";
import { EmptyState } from "@/components/empty-state";
import { PageHeader } from "@/components/page-header";
import { Main } from "@/components/shell";
import { AddTabletForm, TabletButtons } from "@/features/kiosk/components/tablet-forms";
import { tabletsLoader } from "@/features/kiosk/loaders";
import "@/features/kiosk/components/tablets.css";
import "@/features/programs/components/setup.css";

export const metadata: Metadata = { title: "Check-in tablets" };

export default async function TabletsPage() {
  const { sites, tablets } = await tabletsLoader({});
  return (
    <Main>
      <PageHeader
        back={{ href: "/setup", label: "Programs and rooms" }}
        title="Check-in tablets"
        subtitle="A tablet at the front desk records who came in, and can do nothing else."
      />
      <div className="setup-cols">
        <Card labelledBy="tablets-h">
          <CardHeader id="tablets-h" title="In service" count={tablets.length} />
          {tablets.length === 0 ? (
            <EmptyState title="No tablet yet.">Add one, and pair it with the code you get.</EmptyState>
          ) : (
            <ul className="tablets">
              {tablets.map(({ id, name, site, isPaired, lastSeen }) => (
                <li key={id}>
                  <div>
                    <b>{name}</b>, {site}
                    <small>
                      {!isPaired ? "Not paired yet" : lastSeen === null ? "Paired" : `Last used ${lastSeen}`}
                    </small>
                  </div>
                  <TabletButtons deviceId={id} name={`${name}, ${site}`} />
                </li>
              ))}
            </ul>
          )}
        </Card>
        <Card labelledBy="add-h" pad>
          <CardHeader id="add-h" title="Add a tablet" />
          <AddTabletForm sites={sites} />
        </Card>
      </div>
    </Main>
  );
}
