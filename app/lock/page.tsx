import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { Button } from "@/components/button";
import { Entrance } from "@/features/sign-in/components/entrance";
import { SignOutForm } from "@/features/sign-in/components/sign-out-form";
import { UnlockForm } from "@/features/sign-in/components/unlock-form";
import { lockedScreenLoader } from "@/features/sign-in/loaders";
import { withNext } from "@/lib/sign-in/with-next";
import { ownPath } from "@/server/sign-in/own-path";

/** The name alone: a locked screen does not say what was on it. */
export const metadata: Metadata = { title: { absolute: "Evenkeel" } };

export default async function LockPage({
  searchParams,
}: {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}) {
  const query = await searchParams;
  const next = typeof query.next === "string" ? ownPath(query.next) : null;
  const { isLocked, isSignedIn } = await lockedScreenLoader({});
  if (!isLocked) redirect(isSignedIn ? (next ?? "/") : withNext("/sign-in", next));
  return (
    <Entrance
      title="Locked"
      foot={
        <SignOutForm className="entrance__out">
          Not you?{" "}
          <Button type="submit" variant="ghost">
            Sign out
          </Button>
        </SignOutForm>
      }
    >
      <p className="muted">Your place is kept.</p>
      <UnlockForm next={next} />
    </Entrance>
  );
}
