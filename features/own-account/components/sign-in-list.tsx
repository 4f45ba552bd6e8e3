"use client";

import { useActionState } from "react";
import { SrOnly } from "@/components/sr-only";
import { SubmitButton } from "@/components/submit-button";
import { Tag } from "@/components/tag";
import { formError, idle } from "@/server/doors/action-state";
import { endSignInAction, signOutOfAllAction } from "../actions";

export interface ListedSignIn {
  readonly id: string;
  readonly browser: string;
  readonly since: string;
  readonly lastSeen: string;
  readonly isThisOne: boolean;
}

export function SignInList({ signIns }: { signIns: readonly ListedSignIn[] }) {
  const [state, endOne] = useActionState(endSignInAction, idle);
  const [allState, endAll] = useActionState(signOutOfAllAction, idle);
  const problem = formError(state) ?? formError(allState);
  return (
    <>
      <p role="status" className={problem === null ? "sr" : undefined}>
        {problem ?? (state.status === "done" ? state.message : "")}
      </p>
      <ul className="rows">
        {signIns.map((each) => (
          <li key={each.id} className="own-account__row">
            <div>
              <b>{each.browser}</b> {each.isThisOne ? <Tag tone="keel">This browser</Tag> : null}
              <div className="soft">
                Signed in {each.since}. Last used {each.lastSeen}.
              </div>
            </div>
            {each.isThisOne ? null : (
              <form action={endOne}>
                <SubmitButton variant="default" size="s" name="signInId" value={each.id}>
                  Sign out there
                  <SrOnly>
                    , {each.browser}, since {each.since}
                  </SrOnly>
                </SubmitButton>
              </form>
            )}
          </li>
        ))}
      </ul>
      <form action={endAll}>
        <SubmitButton variant="danger">Sign out everywhere</SubmitButton>
      </form>
    </>
  );
}
