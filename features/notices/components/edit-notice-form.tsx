"use client";

import { useActionState } from "react";
import { ButtonLink } from "@/components/button";
import { FormError } from "@/components/form-error";
import { SubmitButton } from "@/components/submit-button";
import { formError, idle } from "@/server/doors/action-state";
import { editNoticeAction } from "../actions";
import { KindFields, ToldFields } from "./told-fields";
import "./notices.css";

/** Put a notice right that was taken down wrong. */
export function EditNoticeForm({
  notice,
  then,
}: {
  notice: {
    id: string;
    version: number;
    kind: string;
    expectedTime: string;
    channel: string;
    reason: string;
    words: string;
    givenDate: string;
    givenTime: string;
  };
  then: string;
}) {
  const [state, action] = useActionState(editNoticeAction, idle);
  const refused = "sentence" in state ? state.sentence : formError(state);
  return (
    <form action={action} className="form call-in">
      <input type="hidden" name="noticeId" value={notice.id} />
      <input type="hidden" name="seenVersion" value={notice.version} />
      <input type="hidden" name="then" value={then} />
      {refused === null ? null : <FormError title="This was not saved">{refused}</FormError>}
      <KindFields state={state} start={notice} />
      <ToldFields state={state} start={notice} />
      <div className="form__end">
        <SubmitButton variant="primary">Save</SubmitButton>
        <ButtonLink href={then}>Cancel</ButtonLink>
      </div>
    </form>
  );
}
