import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { Notice } from "@/components/notice";
import { ForgetDevice } from "@/features/offline-roster/components/forget-device";
import { DoorChoice } from "@/features/sign-in/components/door-choice";
import { Entrance } from "@/features/sign-in/components/entrance";
import { SignInForm } from "@/features/sign-in/components/sign-in-form";
import { whoIsHereLoader } from "@/features/sign-in/loaders";
import { homeOf } from "@/lib/access/home-of-side";
import { ownPath } from "@/server/sign-in/own-path";

export const metadata: Metadata = { title: "Sign in" };

interface SignInPageProps {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function SignInPage({ searchParams }: SignInPageProps) {
  const query = await searchParams;
  const { side, isTablet } = await whoIsHereLoader({});
  const next = typeof query.next === "string" ? ownPath(query.next) : null;
  if (side !== null) redirect(homeOf(side));
  // Signing in would open nothing here: a check-in tablet stays one until it is taken out of service.
  if (isTablet) redirect("/kiosk");
  const door = query.as === "client" ? "client" : "staff";
  const foot =
    door === "staff"
      ? "Staff are signed out after 12 hours without use."
      : "On a shared phone, sign out when you are done.";
  return (
    <Entrance title="Sign in" foot={foot}>
      <ForgetDevice />
      <DoorChoice path="/sign-in" door={door} next={next} />
      {query.joined === undefined ? null : (
        <Notice tone="good" role="status" title="Your password is set.">
          Sign in with it now.
        </Notice>
      )}
      <SignInForm
        key={door}
        door={door}
        next={next}
        forgotHref={door === "client" ? "/sign-in/forgot?as=client" : "/sign-in/forgot"}
      />
    </Entrance>
  );
}
