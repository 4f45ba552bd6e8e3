"use client";

import { TextField } from "@/components/text-field";
import { RecordForm } from "@/features/programs/components/record-form";
import { setReviewRulesAction } from "@/features/reviews/actions";
import type { ReviewRules } from "@/lib/reviews/review-rules";
import { fieldError, typedText } from "@/server/doors/action-state";

/** How long reviews wait. */
export function ReviewRulesForm({ rules }: { rules: ReviewRules }) {
  return (
    <RecordForm action={setReviewRulesAction} submit="Save">
      {(state) => (
        <>
          <TextField
            label="Days to object"
            name="objectionDays"
            type="number"
            min={3}
            max={60}
            required
            suffix="days"
            defaultValue={typedText(state, "objectionDays", String(rules.objectionDays))}
            error={fieldError(state, "objectionDays")}
            hint="Calendar days at the client’s site, from the day after the notice was delivered."
          />
          <TextField
            label="The post takes"
            name="mailDays"
            type="number"
            min={0}
            max={14}
            required
            suffix="days"
            defaultValue={typedText(state, "mailDays", String(rules.mailDays))}
            error={fieldError(state, "mailDays")}
            hint="A posted notice counts as delivered after these days."
          />
        </>
      )}
    </RecordForm>
  );
}
