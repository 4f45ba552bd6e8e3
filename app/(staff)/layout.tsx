import type { ReactNode } from "react";
import { Button } from "@/components/button";
import { GlobalKeys } from "@/components/global-keys";
import { DiscreetButton } from "@/features/own-account/components/discreet-button";
import { ownScreenLoader } from "@/features/own-account/loaders";
import { SearchField } from "@/features/search/components/search-field";
import { signOutAction } from "@/features/sign-in/actions";
import { LockButton } from "@/features/sign-in/components/lock-button";
import { ScreenLock } from "@/features/sign-in/components/screen-lock";
import { StaffShell } from "@/features/staff/components/staff-shell";
import { staffShellLoader } from "@/features/staff/loaders/shell";
import { GO_KEYS } from "@/app/go-keys";

/** The frame, not the lock on the doors: every page's own loader decides who may see it. */
export default async function StaffLayout({ children }: { children: ReactNode }) {
  const shell = await staffShellLoader({});
  const { hasKeysOff, signInId, isStaff, minutes } = await ownScreenLoader({});
  const privacy = (
    <>
      <DiscreetButton>
        <span className="btn__t">Discreet</span>
      </DiscreetButton>
      <LockButton>
        <Button type="submit" variant="ghost" size="s" icon="lock" aria-keyshortcuts="Control+Shift+L Meta+Shift+L">
          <span className="btn__t">Lock</span>
        </Button>
      </LockButton>
    </>
  );
  return (
    <>
      <StaffShell {...shell} signOut={signOutAction} find={<SearchField />} privacy={privacy}>
        {children}
      </StaffShell>
      <ScreenLock minutes={minutes} signInId={signInId} isStaff={isStaff} />
      <GlobalKeys isOff={hasKeysOff} places={GO_KEYS} />
    </>
  );
}
