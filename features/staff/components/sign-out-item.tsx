"use client";

import { useActionState } from "react";
import { MenuButton } from "@/components/menu";
import { idle, type ActionState, type FormAction } from "@/server/doors/action-state";

/** Signs out, with and without JavaScript. */
export function SignOutItem({ action }: { action: FormAction<unknown> }) {
  const [, run] = useActionState<ActionState<unknown>, FormData>(action, idle);
  return (
    <form action={run}>
      <MenuButton type="submit" icon="signout">
        Sign out
      </MenuButton>
    </form>
  );
}
