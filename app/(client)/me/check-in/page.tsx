import type { Metadata } from "next";
import { PageLink } from "@/components/page-link";
import { PhoneBox, PhoneSection, PhoneShell } from "@/components/phone-shell";
import { NumberForm } from "@/features/arrivals/components/number-form";
import { OwnCheckIn } from "@/features/arrivals/components/own-check-in";
import { ownCheckInNumberLoader } from "@/features/arrivals/loaders";

export const metadata: Metadata = { title: "Check in" };

export default async function OwnCheckInPage({
  searchParams,
}: {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}) {
  const { code } = await searchParams;
  const { hasNumber } = await ownCheckInNumberLoader({});
  return (
    <PhoneShell
      title="Check in"
      brandHref="/me"
      nav={[
        { href: "/me", label: "My week", icon: "calendar" },
        { href: "/account", label: "Me", icon: "person" },
      ]}
    >
      <h1 className="phone__hi">Check in</h1>
      <PhoneBox pad>
        {typeof code === "string" ? (
          <OwnCheckIn code={code} />
        ) : (
          <p>When you come in, scan the code on the tablet at the front desk with your phone’s camera.</p>
        )}
      </PhoneBox>
      <PhoneSection id="number-h" title="Your check-in number">
        <PhoneBox pad>
          <p>
            {hasNumber
              ? "You have a number for the tablet at the front desk. If you lost it, get a new one."
              : "With a number you can check in on the tablet without your phone."}
          </p>
          <NumberForm hasNumber={hasNumber} size="big" block />
        </PhoneBox>
      </PhoneSection>
      <p>
        <PageLink className="link" href="/me">
          To my week
        </PageLink>
      </p>
    </PhoneShell>
  );
}
