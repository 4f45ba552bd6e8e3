"use client";

import { RadioGroup } from "@/components/radio-group";
import { TextAreaField, TextField } from "@/components/text-field";
import { RecordForm } from "@/features/programs/components/record-form";
import {
  addReviewNoteAction,
  answerObjectionAction,
  deliverNoticeAction,
  inviteToTalkAction,
  issueNoticeAction,
  receiveObjectionAction,
  recordReferralAction,
  recordTalkAction,
} from "@/features/reviews/actions";
import { fieldError, typedText } from "@/server/doors/action-state";

export interface StepFormProps {
  reviewId: string;
  today: string;
  firstName: string;
}

export function InviteForm({ reviewId }: StepFormProps) {
  return (
    <RecordForm
      action={inviteToTalkAction}
      hidden={{ reviewId }}
      submit="Invite to a talk"
      cancelHref={`/reviews/${reviewId}`}
    >
      {(state) => (
        <div className="fields fields--2">
          <TextField
            label="Day"
            name="meetOn"
            type="date"
            required
            defaultValue={typedText(state, "meetOn")}
            error={fieldError(state, "meetOn")}
          />
          <TextField
            label="Time"
            name="meetAt"
            type="time"
            optional="optional"
            defaultValue={typedText(state, "meetAt")}
            error={fieldError(state, "meetAt")}
          />
        </div>
      )}
    </RecordForm>
  );
}

export function TalkForm({ reviewId, today }: StepFormProps) {
  return (
    <RecordForm action={recordTalkAction} hidden={{ reviewId }} submit="Keep it" cancelHref={`/reviews/${reviewId}`}>
      {(state) => (
        <>
          <TextField
            label="Talked on"
            name="on"
            type="date"
            required
            defaultValue={typedText(state, "on", today)}
            error={fieldError(state, "on")}
          />
          <TextAreaField
            label="What they said"
            name="words"
            required
            rows={4}
            maxLength={2000}
            defaultValue={typedText(state, "words")}
            error={fieldError(state, "words")}
            hint="Their own words. No clinical notes."
          />
        </>
      )}
    </RecordForm>
  );
}

export function NoteForm({ reviewId }: StepFormProps) {
  return (
    <RecordForm action={addReviewNoteAction} hidden={{ reviewId }} submit="Keep it" cancelHref={`/reviews/${reviewId}`}>
      {(state) => (
        <TextAreaField
          label="Note"
          name="note"
          required
          rows={3}
          maxLength={2000}
          defaultValue={typedText(state, "note")}
          error={fieldError(state, "note")}
        />
      )}
    </RecordForm>
  );
}

export function ReferralForm({ reviewId }: StepFormProps) {
  return (
    <RecordForm
      action={recordReferralAction}
      hidden={{ reviewId }}
      submit="Keep it"
      cancelHref={`/reviews/${reviewId}`}
    >
      {(state) => (
        <>
          <RadioGroup
            legend="Referral"
            name="isMade"
            required
            defaultValue={typedText(state, "isMade", "yes")}
            error={fieldError(state, "isMade")}
            options={[
              { value: "yes", label: "Somebody else can help" },
              { value: "no", label: "There is nobody, or they want nobody" },
            ]}
          />
          <TextAreaField
            label="Who and how to reach them, or why not"
            name="note"
            required
            rows={2}
            maxLength={1000}
            defaultValue={typedText(state, "note")}
            error={fieldError(state, "note")}
            hint="The client reads a referral on their own page."
          />
        </>
      )}
    </RecordForm>
  );
}

export function IssueForm({ reviewId }: StepFormProps) {
  return (
    <RecordForm
      action={issueNoticeAction}
      hidden={{ reviewId }}
      submit="Issue the notice"
      cancelHref={`/reviews/${reviewId}`}
    >
      {(state) => (
        <>
          <TextAreaField
            label="Address for the envelope"
            name="address"
            optional="empty: handed over"
            rows={2}
            maxLength={300}
            defaultValue={typedText(state, "address")}
            error={fieldError(state, "address")}
          />
          <TextAreaField
            label="To add, as facts"
            name="more"
            optional="optional"
            rows={2}
            maxLength={1500}
            defaultValue={typedText(state, "more")}
            error={fieldError(state, "more")}
            hint="What the clinic offers now, who the client can bring, when there is time to talk."
          />
        </>
      )}
    </RecordForm>
  );
}

export function DeliverForm({ reviewId, today, days, mailDays }: StepFormProps & { days: number; mailDays: number }) {
  return (
    <RecordForm
      action={deliverNoticeAction}
      hidden={{ reviewId }}
      submit="Record the delivery"
      cancelHref={`/reviews/${reviewId}`}
    >
      {(state) => (
        <>
          <RadioGroup
            legend="How"
            name="how"
            required
            defaultValue={typedText(state, "how", "hand")}
            error={fieldError(state, "how")}
            options={[
              { value: "hand", label: "Handed over" },
              { value: "mail", label: "By mail", hint: `Counts as delivered ${mailDays} days after it was posted.` },
            ]}
          />
          <TextField
            label="On"
            name="on"
            type="date"
            required
            defaultValue={typedText(state, "on", today)}
            error={fieldError(state, "on")}
            hint={`From the day after it was delivered they have ${days} days to object.`}
          />
        </>
      )}
    </RecordForm>
  );
}

export function ObjectionForm({ reviewId, today }: StepFormProps) {
  return (
    <RecordForm
      action={receiveObjectionAction}
      hidden={{ reviewId }}
      submit="Record the objection"
      cancelHref={`/reviews/${reviewId}`}
    >
      {(state) => (
        <>
          <TextAreaField
            label="In their own words"
            name="words"
            required
            rows={4}
            maxLength={4000}
            defaultValue={typedText(state, "words")}
            error={fieldError(state, "words")}
          />
          <TextField
            label="Received on"
            name="on"
            type="date"
            defaultValue={typedText(state, "on", today)}
            error={fieldError(state, "on")}
            hint="Whatever was decided before has to be decided anew, with this."
          />
        </>
      )}
    </RecordForm>
  );
}

export function AnswerForm({ reviewId, objectionId }: StepFormProps & { objectionId: string }) {
  return (
    <RecordForm
      action={answerObjectionAction}
      hidden={{ reviewId, objectionId }}
      submit="Answer"
      cancelHref={`/reviews/${reviewId}`}
    >
      {(state) => (
        <TextAreaField
          label="Your answer"
          name="answer"
          required
          rows={4}
          maxLength={4000}
          defaultValue={typedText(state, "answer")}
          error={fieldError(state, "answer")}
          hint="The client reads it on their own page. Give them a copy too."
        />
      )}
    </RecordForm>
  );
}
