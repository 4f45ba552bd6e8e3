"use client";

import { useActionState } from "react";
import { Notice } from "@/components/notice";
import { SubmitButton } from "@/components/submit-button";
import { TextAreaField, TextField } from "@/components/text-field";
import {
  confirmNoticeAction,
  declineOwnContractAction,
  objectAction,
  signOwnContractAction,
} from "@/features/reviews/actions";
import { fieldError, formError, idle, typedText } from "@/server/doors/action-state";

function Wrong({ sentence }: { sentence: string | null }) {
  return sentence === null ? null : (
    <Notice tone="warning" role="alert" title={sentence}>
      {null}
    </Notice>
  );
}

/** "I have this letter": one button. */
export function ConfirmForm({ reviewId }: { reviewId: string }) {
  const [state, action] = useActionState(confirmNoticeAction, idle);
  return (
    <form action={action} className="own-form">
      <input type="hidden" name="reviewId" value={reviewId} />
      <Wrong sentence={formError(state)} />
      <SubmitButton size="big" block variant="primary">
        I have read this letter
      </SubmitButton>
    </form>
  );
}

export function ObjectForm({ reviewId }: { reviewId: string }) {
  const [state, action] = useActionState(objectAction, idle);
  return (
    <form action={action} className="own-form" noValidate>
      <input type="hidden" name="reviewId" value={reviewId} />
      <Wrong sentence={formError(state)} />
      <TextAreaField
        label="Your own words"
        name="words"
        required
        rows={5}
        maxLength={4000}
        touch
        defaultValue={typedText(state, "words")}
        error={fieldError(state, "words")}
        hint="It can be short. Somebody who did not write the letter answers you."
      />
      <SubmitButton size="big" block>
        I object
      </SubmitButton>
    </form>
  );
}

export function SignPlanForm({ agreementId, ownName }: { agreementId: string; ownName: string }) {
  const [state, action] = useActionState(signOwnContractAction, idle);
  return (
    <form action={action} className="own-form" noValidate>
      <input type="hidden" name="agreementId" value={agreementId} />
      <Wrong sentence={formError(state)} />
      <TextField
        label="Your name"
        name="typedName"
        required
        touch
        autoComplete="name"
        defaultValue={typedText(state, "typedName")}
        error={fieldError(state, "typedName")}
        hint={`Type your name to sign, like “${ownName}”.`}
      />
      <SubmitButton size="big" block variant="primary">
        I agree to this plan
      </SubmitButton>
    </form>
  );
}

export function DeclinePlanForm({ agreementId }: { agreementId: string }) {
  const [state, action] = useActionState(declineOwnContractAction, idle);
  return (
    <form action={action} className="own-form" noValidate>
      <input type="hidden" name="agreementId" value={agreementId} />
      <Wrong sentence={formError(state)} />
      <TextAreaField
        label="What would work better"
        name="note"
        optional="if you like"
        rows={3}
        maxLength={500}
        touch
        defaultValue={typedText(state, "note")}
        error={fieldError(state, "note")}
      />
      <SubmitButton size="big" block>
        Not this plan
      </SubmitButton>
    </form>
  );
}
