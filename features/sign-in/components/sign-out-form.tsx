"use client";

import { useActionState, type ReactNode } from "react";
import { idle } from "@/server/doors/action-state";
import { signOutAction } from "../actions";

/** A form around the button that is given: signing out is a post, so that no link or picture can do it. */
export function SignOutForm({ children, className }: { children: ReactNode; className?: string }) {
  const [, action] = useActionState(signOutAction, idle);
  return (
    <form action={action} className={className}>
      {children}
    </form>
  );
}
