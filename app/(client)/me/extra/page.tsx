import type { Metadata } from "next";
import { PhoneSection, PhoneShell } from "@/components/phone-shell";
import { OwnOffers } from "@/features/make-ups/components/own-offers";
import { ownOfferRows } from "@/features/make-ups/components/own-offer-rows";
import { ownOffersLoader } from "@/features/make-ups/loaders";
import { OWN_PAGES } from "@/features/portal/components/own-pages";

export const metadata: Metadata = { title: "Extra sessions" };

export default async function ExtraSessionsPage() {
  const { today, offers } = await ownOffersLoader({});
  return (
    <PhoneShell title="Extra sessions" brandHref="/me" nav={[...OWN_PAGES]}>
      <h1 className="phone__hi">Extra sessions</h1>
      <PhoneSection id="extra-h" title="You can take">
        <OwnOffers offers={ownOfferRows(offers, today)} />
      </PhoneSection>
      <p className="own-help">
        Need to talk to someone now? <a href="tel:988">Call or text 988</a>, any time, free.
      </p>
    </PhoneShell>
  );
}
