"use client";

import { useActionState } from "react";
import { Checkbox } from "@/components/checkbox";
import { FormError } from "@/components/form-error";
import { PhoneBox } from "@/components/phone-shell";
import { SubmitButton } from "@/components/submit-button";
import { signPolicyAction } from "@/features/policies/actions";
import type { PolicyForClient } from "@/lib/policy/explain-policy-to-client";
import { formatDate } from "@/lib/time/format";
import type { LocalDate } from "@/lib/time/local-date";
import { fieldError, formError, idle } from "@/server/doors/action-state";
import "./sign-policy.css";

export interface SignPolicyProps {
  readonly enrollmentId: string;
  readonly version: number;
  readonly from: string;
  readonly words: PolicyForClient;
}

/** A version in plain words, and the place to sign it. Nothing changes for somebody who does not. */
export function SignPolicy({ enrollmentId, version, from, words }: SignPolicyProps) {
  const [state, action] = useActionState(signPolicyAction, idle);
  const problem = formError(state);
  const notTicked = fieldError(state, "hasRead");
  return (
    <PhoneBox pad className="own-sign">
      <p>This is new from {formatDate(from as LocalDate)}. Until you sign, what you agreed on before stays as it is.</p>
      <Lines title="If you miss days" lines={words.steps} />
      <Lines title="What counts" lines={words.counting} />
      <Lines title="What we promise" lines={words.promises} />
      <form action={action} className="own-sign__f" noValidate>
        {problem === null ? null : <FormError title={problem} />}
        <input type="hidden" name="enrollmentId" value={enrollmentId} />
        <input type="hidden" name="version" value={version} />
        <Checkbox
          touch
          id="f-hasRead"
          name="hasRead"
          value="yes"
          label="I have read this"
          aria-invalid={notTicked !== undefined || undefined}
          aria-describedby={notTicked === undefined ? undefined : "f-hasRead-error"}
        />
        {notTicked === undefined ? null : (
          <p className="err" id="f-hasRead-error" role="alert">
            {notTicked}
          </p>
        )}
        <SubmitButton variant="primary" size="big" block>
          Sign
        </SubmitButton>
      </form>
    </PhoneBox>
  );
}

function Lines({ title, lines }: { readonly title: string; readonly lines: readonly string[] }) {
  return (
    <>
      <h3 className="own-sign__h">{title}</h3>
      <ul className="own-sign__l">
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </>
  );
}
