import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { Entrance } from "@/features/sign-in/components/entrance";
import { PairForm } from "@/features/kiosk/components/pair-form";
import { kioskEntryLoader } from "@/features/kiosk/loaders";

export const metadata: Metadata = { title: "Check-in tablet" };

export default async function PairPage() {
  const { siteId, isSomebodySignedIn } = await kioskEntryLoader({});
  if (siteId !== null) redirect(`/kiosk/${siteId}`);
  return (
    <Entrance
      title="Check-in tablet"
      foot="A director or an administrator gets the code under Set up, Check-in tablets."
    >
      <p className="muted">
        This browser becomes the tablet on which people check in. It can do nothing else after that.
        {isSomebodySignedIn ? " Whoever is signed in here is signed out." : null}
      </p>
      <PairForm />
    </Entrance>
  );
}
