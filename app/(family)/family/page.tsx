import type { Metadata } from "next";
import { PhoneBox, PhoneSection, PhoneShell } from "@/components/phone-shell";
import { FamilySessions } from "@/features/portal/components/family-sessions";
import { familyWeeksLoader } from "@/features/portal/loaders";
import { ZoneNote } from "@/features/scheduling/components/zone-note";
import { localTime } from "@/lib/time/local-time";
import { toInstant } from "@/lib/time/zone";

export const metadata: Metadata = { title: "Appointments" };

export default async function FamilyPage() {
  const view = await familyWeeksLoader({});
  return (
    <PhoneShell
      title="Appointments"
      brandHref="/family"
      nav={[
        { href: "/family", label: "Appointments", icon: "calendar" },
        { href: "/account", label: "Me", icon: "person" },
      ]}
    >
      <h1 className="phone__hi">Your appointments</h1>
      <ZoneNote
        place="the clinic’s"
        zone={view.zone}
        at={toInstant(view.today, localTime("12:00"), view.zone).getTime()}
      />
      <PhoneSection id="coming-h" title="Coming up">
        {view.sessions.length === 0 ? (
          <PhoneBox pad>
            {view.hasConsent
              ? "Nothing is planned in the next weeks."
              : `There is nothing we may show you right now. If you expected something, call ${view.sitePhone}.`}
          </PhoneBox>
        ) : (
          <FamilySessions view={view} />
        )}
      </PhoneSection>
      <p className="own-help">
        Questions? Call <a href={`tel:${view.sitePhone}`}>{view.sitePhone}</a>.
      </p>
    </PhoneShell>
  );
}
