"use client";

import { useActionState } from "react";
import { ButtonLink } from "@/components/button";
import { FormError } from "@/components/form-error";
import { Notice } from "@/components/notice";
import { SelectField } from "@/components/select-field";
import { SubmitButton } from "@/components/submit-button";
import { TextAreaField, TextField } from "@/components/text-field";
import { MARK_LOOKS } from "@/features/attendance/components/mark-look";
import { MARKS } from "@/lib/attendance/mark";
import { ABSENCE_REASONS } from "@/lib/attendance/reasons";
import { fieldError, idle, typedText } from "@/server/doors/action-state";
import { askCorrectionAction, withdrawCorrectionAction } from "../actions";
import type { AskForm as Ask } from "../queries/ask-form";
import "./corrections.css";

const LAST = {
  waiting: "This waits for a director or an admin.",
  approved: "The last request was approved.",
  declined: "The last request was declined.",
  withdrawn: "The last request was taken back.",
} as const;

/** Ask for a change of a locked mark: what it should be, and why. */
export function AskCorrectionForm({ form, back }: { form: Ask; back: string }) {
  const [state, action] = useActionState(askCorrectionAction, idle);
  const [withdrawn, withdraw] = useActionState(withdrawCorrectionAction, idle);
  const { last } = form;
  if (last?.state === "waiting") {
    return (
      <div className="form corr-ask">
        <Notice tone="info" role="status" title={LAST.waiting}>
          {last.why}
        </Notice>
        <form action={withdraw}>
          <input type="hidden" name="requestId" value={last.requestId} />
          <SubmitButton variant="default">Take it back</SubmitButton>{" "}
          <ButtonLink href={back}>Back to the roster</ButtonLink>
        </form>
        {"sentence" in withdrawn ? <p className="err">{withdrawn.sentence}</p> : null}
      </div>
    );
  }
  return (
    <form action={action} className="form corr-ask">
      {last === null ? null : (
        <Notice tone="info" title={LAST[last.state]}>
          {last.answer}
        </Notice>
      )}
      {"sentence" in state ? <FormError title="This was not asked for">{state.sentence}</FormError> : null}
      <input type="hidden" name="sessionId" value={form.sessionId} />
      <input type="hidden" name="clientId" value={form.clientId} />
      <input type="hidden" name="seenVersion" value={form.version} />
      <SelectField
        label="What should be recorded?"
        name="as"
        defaultValue={typedText(state, "as", "present")}
        options={[
          ...MARKS.map((mark) => ({ value: mark, label: MARK_LOOKS[mark].word })),
          { value: "unrecorded", label: "Not recorded" },
        ]}
      />
      <TextField
        className="corr-ask__late"
        label="Minutes late"
        name="minutesLate"
        type="number"
        min={1}
        defaultValue={typedText(state, "minutesLate")}
        error={fieldError(state, "minutesLate")}
      />
      <TextField
        className="corr-ask__left"
        label="Left at"
        name="leftAt"
        type="time"
        defaultValue={typedText(state, "leftAt")}
        error={fieldError(state, "leftAt")}
      />
      <SelectField
        className="corr-ask__away"
        label="Reason"
        name="reason"
        optional="optional"
        defaultValue={typedText(state, "reason")}
        options={[{ value: "", label: "Not given" }, ...ABSENCE_REASONS.map((value) => ({ value, label: value }))]}
      />
      <TextAreaField
        label="Why does the record change?"
        name="why"
        required
        maxLength={500}
        defaultValue={typedText(state, "why")}
        error={fieldError(state, "why")}
        hint="Kept beside the old and the new mark."
      />
      <div className="form__end">
        <SubmitButton variant="primary">Ask for the correction</SubmitButton>
        <ButtonLink href={back}>Cancel</ButtonLink>
      </div>
    </form>
  );
}
