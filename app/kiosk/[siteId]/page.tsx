import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { Icon } from "@/components/icon";
import { Kiosk } from "@/features/kiosk/components/kiosk";
import { kioskEntryLoader, kioskLoader } from "@/features/kiosk/loaders";

export const metadata: Metadata = { title: "Check in" };

/** For everybody who stands before it, so it has no way out and shows nothing of the clinic. */
export default async function KioskPage({ params }: { params: Promise<{ siteId: string }> }) {
  const { siteId: asked } = await params;
  // Only a paired tablet: on a staff member's own sign-in the next page would be one press away.
  const { siteId: own } = await kioskEntryLoader({});
  if (own !== asked) redirect("/kiosk");
  const { siteId } = await kioskLoader({ siteId: asked });
  return (
    <main id="main" tabIndex={-1} className="kiosk">
      <p className="kiosk__brand">
        <Icon name="mark" />
        Evenkeel
      </p>
      <Kiosk siteId={siteId} />
    </main>
  );
}
