import type { Metadata } from "next";
import { UnlessDiscreet } from "@/components/discreet";
import { PageLink } from "@/components/page-link";
import { PhoneSection, PhoneShell } from "@/components/phone-shell";
import { OwnOffers } from "@/features/make-ups/components/own-offers";
import { ownOfferRows } from "@/features/make-ups/components/own-offer-rows";
import { ownOffersLoader } from "@/features/make-ups/loaders";
import { OwnNoticeSheet } from "@/features/notices/components/own-notice-sheet";
import { OwnNotices } from "@/features/notices/components/own-notices";
import { ownNoticesLoader } from "@/features/notices/loaders";
import { NextSession } from "@/features/portal/components/next-session";
import { OnlyTimes } from "@/features/portal/components/only-times";
import { DiscreetButton } from "@/features/own-account/components/discreet-button";
import { OwnHours } from "@/features/portal/components/own-hours";
import { OwnStanding } from "@/features/portal/components/own-standing";
import { WeekDays } from "@/features/portal/components/week-days";
import { OWN_PAGES } from "@/features/portal/components/own-pages";
import { ToSignCard } from "@/features/policies/components/to-sign-card";
import { ownWeekLoader } from "@/features/portal/loaders";
import { OwnTalk } from "@/features/reviews/components/own-talk";
import { ownReviewLoader } from "@/features/reviews/loaders";
import { ZoneNote } from "@/features/scheduling/components/zone-note";
import { formatDateRange } from "@/lib/time/format";
import { addDays } from "@/lib/time/local-date";
import { localTime } from "@/lib/time/local-time";
import { toInstant } from "@/lib/time/zone";

export const metadata: Metadata = { title: "My week" };

export default async function MyWeekPage({
  searchParams,
}: {
  searchParams: Promise<{ week?: string; cant?: string }>;
}) {
  const { week: asked, cant } = await searchParams;
  const week = await ownWeekLoader({ week: asked ?? null });
  const extra = week.isThisWeek ? await ownOffersLoader({}) : null;
  const notices = week.isThisWeek ? await ownNoticesLoader({ sessionId: cant ?? null }) : null;
  const own = week.isThisWeek ? await ownReviewLoader({}) : null;
  return (
    <PhoneShell
      title="My week"
      brandHref="/me"
      nav={[...OWN_PAGES]}
      actions={
        <DiscreetButton size="tap" className="phone__hide">
          <span className="sr">Hide details on this screen</span>
        </DiscreetButton>
      }
    >
      <UnlessDiscreet otherwise={<OnlyTimes week={week} />}>
        <h1 className="phone__hi">{`${greeting(week.hour)}, ${week.firstName}`}</h1>
        <ZoneNote
          place="the clinic’s"
          zone={week.zone}
          at={toInstant(week.from, localTime("12:00"), week.zone).getTime()}
        />
        <ToSignCard />
        {notices !== null && <OwnNotices told={notices.told} today={week.today} />}
        {week.isThisWeek && <NextSession week={week} />}
        {own !== null && <OwnTalk {...own} />}
        <PhoneSection id="week-h" title={week.isThisWeek ? "This week" : formatDateRange(week.from, week.to)}>
          <WeekDays week={week} />
          <nav className="own-weeks" aria-label="Weeks">
            <PageLink className="link" href={`/me?week=${addDays(week.from, -7)}`}>
              Week before
            </PageLink>
            {!week.isThisWeek && (
              <PageLink className="link" href="/me">
                This week
              </PageLink>
            )}
            <PageLink className="link" href={`/me?week=${addDays(week.from, 7)}`}>
              Week after
            </PageLink>
          </nav>
        </PhoneSection>
        {week.isThisWeek && week.standing !== null && (
          <>
            <PhoneSection id="hours-h" title="Your hours">
              <OwnHours planned={week.standing.standing.weekHours} closed={week.standing.closed} today={week.today} />
            </PhoneSection>
            <PhoneSection id="stand-h" title="Where you stand">
              <OwnStanding standing={week.standing} sitePhone={week.sitePhone} />
            </PhoneSection>
          </>
        )}
        {extra !== null && extra.offers.length > 0 && (
          <PhoneSection id="extra-h" title="Extra sessions you can take">
            <OwnOffers offers={ownOfferRows(extra.offers, extra.today)} />
          </PhoneSection>
        )}
        {notices?.form ? <OwnNoticeSheet form={notices.form} /> : null}
      </UnlessDiscreet>
      <p className="own-help">
        <PageLink className="link" href="/me/check-in">
          Check in at the front desk
        </PageLink>
      </p>
      <p className="own-help">
        Need to talk to someone now? <a href="tel:988">Call or text 988</a>, any time, free.
      </p>
    </PhoneShell>
  );
}

function greeting(hour: number): string {
  return hour < 12 ? "Good morning" : hour < 17 ? "Good afternoon" : "Good evening";
}
