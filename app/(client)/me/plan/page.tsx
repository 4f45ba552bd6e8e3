import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { PageLink } from "@/components/page-link";
import { PhoneShell } from "@/components/phone-shell";
import { OWN_PAGES } from "@/features/portal/components/own-pages";
import { OwnPlanPage } from "@/features/reviews/components/own-pages";
import { ownReviewLoader } from "@/features/reviews/loaders";

export const metadata: Metadata = { title: "Our plan" };

export default async function PlanPage() {
  const { contract } = await ownReviewLoader({});
  if (contract === null) return notFound();
  return (
    <PhoneShell title="Our plan" brandHref="/me" nav={[...OWN_PAGES]}>
      <h1 className="phone__hi">Our plan</h1>
      <OwnPlanPage contract={contract} />
      <p className="own-help">
        <PageLink className="link" href="/me">
          Back to my week
        </PageLink>
      </p>
    </PhoneShell>
  );
}
