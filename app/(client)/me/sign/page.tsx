import type { Metadata } from "next";
import { PhoneBox, PhoneSection, PhoneShell } from "@/components/phone-shell";
import { SignPolicy } from "@/features/policies/components/sign-policy";
import { policiesToSignLoader } from "@/features/policies/loaders/signatures";

export const metadata: Metadata = { title: "Read and sign" };

export default async function SignPage() {
  const waiting = await policiesToSignLoader({});
  return (
    <PhoneShell
      title="Read and sign"
      brandHref="/me"
      nav={[
        { href: "/me", label: "My week", icon: "calendar" },
        { href: "/account", label: "Me", icon: "person" },
      ]}
    >
      <h1 className="phone__hi">Please read and sign</h1>
      {waiting.length === 0 ? (
        <PhoneBox pad>
          <p>There is nothing to sign. Thank you.</p>
        </PhoneBox>
      ) : (
        waiting.map((each) => (
          <PhoneSection key={each.enrollmentId} id={`sign-${each.enrollmentId}`} title="How we count attendance">
            <SignPolicy {...each} />
          </PhoneSection>
        ))
      )}
    </PhoneShell>
  );
}
