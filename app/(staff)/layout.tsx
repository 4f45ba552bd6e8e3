import type { ReactNode } from "react";
import { SearchField } from "@/features/search/components/search-field";
import { signOutAction } from "@/features/sign-in/actions";
import { StaffShell } from "@/features/staff/components/staff-shell";
import { staffShellLoader } from "@/features/staff/loaders/shell";

/** The frame, not the lock: every page's own loader decides who may see it. */
export default async function StaffLayout({ children }: { children: ReactNode }) {
  const shell = await staffShellLoader({});
  return (
    <StaffShell {...shell} signOut={signOutAction} find={<SearchField />}>
      {children}
    </StaffShell>
  );
}
