import type { ReactNode } from "react";
import { ownScreenLoader } from "@/features/own-account/loaders";
import { ScreenLock } from "@/features/sign-in/components/screen-lock";

/** Around pages behind the sign-in that have no shell: they lock as the others do. */
export async function Locking({ children }: { children: ReactNode }) {
  const { signInId, isStaff, minutes } = await ownScreenLoader({});
  return (
    <>
      {children}
      <ScreenLock minutes={minutes} signInId={signInId} isStaff={isStaff} />
    </>
  );
}
