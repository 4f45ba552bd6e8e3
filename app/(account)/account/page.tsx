import type { Metadata } from "next";
import { cookies } from "next/headers";
import { Button, ButtonLink } from "@/components/button";
import { Card, CardHeader } from "@/components/card";
import { PageHeader } from "@/components/page-header";
import { ChangePasswordForm } from "@/features/own-account/components/change-password-form";
import { KeysForm } from "@/features/own-account/components/keys-form";
import { SignInList } from "@/features/own-account/components/sign-in-list";
import { ThemeForm } from "@/features/own-account/components/theme-form";
import { ownAccountLoader } from "@/features/own-account/loaders";
import { SignOutForm } from "@/features/sign-in/components/sign-out-form";
import { homeOf } from "@/lib/access/home-of-side";
import "@/features/own-account/components/own-account.css";

export const metadata: Metadata = { title: "Your account" };

const BACK = { staff: "Today", client: "My week", family: "Family sessions" } as const;

export default async function AccountPage() {
  const { side, email, signIns, hasKeysOff } = await ownAccountLoader({});
  const chosen = (await cookies()).get("theme")?.value;
  return (
    <main id="main" tabIndex={-1} className="own-account">
      <PageHeader
        title="Your account"
        subtitle={email}
        back={{ href: homeOf(side), label: BACK[side] }}
        actions={
          <SignOutForm>
            <Button type="submit">Sign out</Button>
          </SignOutForm>
        }
      />
      <Card labelledBy="password" pad>
        <CardHeader id="password" title="Password" />
        <ChangePasswordForm email={email} />
      </Card>
      <Card labelledBy="browsers" pad>
        <CardHeader id="browsers" title="Where you are signed in" count={signIns.length} />
        <SignInList signIns={signIns} />
      </Card>
      {side === "staff" ? (
        <Card labelledBy="calendar" pad>
          <CardHeader id="calendar" title="Your calendar" />
          <p className="muted">Take your sessions along in the calendar you use elsewhere.</p>
          <div className="form__end">
            <ButtonLink href="/schedule/export" icon="download">
              Download calendar
            </ButtonLink>
          </div>
        </Card>
      ) : null}
      {side === "staff" ? (
        <Card labelledBy="keys" pad>
          <CardHeader id="keys" title="Keys" />
          <KeysForm hasKeysOff={hasKeysOff} />
        </Card>
      ) : null}
      <Card labelledBy="look" pad>
        <CardHeader id="look" title="Look" />
        <ThemeForm theme={chosen === "light" || chosen === "dark" ? chosen : "system"} />
      </Card>
    </main>
  );
}
