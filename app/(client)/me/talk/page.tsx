import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { PageLink } from "@/components/page-link";
import { PhoneShell } from "@/components/phone-shell";
import { OWN_PAGES } from "@/features/portal/components/own-pages";
import { OwnReviewPage } from "@/features/reviews/components/own-pages";
import { ownReviewLoader } from "@/features/reviews/loaders";

export const metadata: Metadata = { title: "A talk with us" };

export default async function TalkPage() {
  const { review } = await ownReviewLoader({});
  if (review === null) return notFound();
  return (
    <PhoneShell title="A talk with us" brandHref="/me" nav={[...OWN_PAGES]}>
      <h1 className="phone__hi">{review.isRunning ? "A talk with us" : "What we decided"}</h1>
      <OwnReviewPage review={review} />
      <p className="own-help">
        <PageLink className="link" href="/me">
          Back to my week
        </PageLink>
      </p>
    </PhoneShell>
  );
}
