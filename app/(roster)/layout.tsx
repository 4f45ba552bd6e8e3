import type { ReactNode } from "react";
import { GO_KEYS } from "@/app/go-keys";
import { GlobalKeys } from "@/components/global-keys";
import { ownScreenLoader } from "@/features/own-account/loaders";
import { ScreenLock } from "@/features/sign-in/components/screen-lock";

/** A roster goes around the room, so it locks sooner. */
export default async function RosterLayout({ children }: { children: ReactNode }) {
  const { signInId, isStaff, rosterMinutes, hasKeysOff } = await ownScreenLoader({});
  return (
    <>
      {children}
      <ScreenLock minutes={rosterMinutes} signInId={signInId} isStaff={isStaff} />
      <GlobalKeys isOff={hasKeysOff} places={GO_KEYS} />
    </>
  );
}
