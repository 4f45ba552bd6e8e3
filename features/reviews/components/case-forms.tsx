"use client";

import { SelectField } from "@/components/select-field";
import { TextAreaField, TextField } from "@/components/text-field";
import { RecordForm } from "@/features/programs/components/record-form";
import {
  offerContractAction,
  openReviewAction,
  recordPaperSignatureAction,
  settleOfferAction,
  signContractAction,
} from "@/features/reviews/actions";
import { closeCaseAction } from "@/features/standing/actions";
import { fieldError, typedText } from "@/server/doors/action-state";

interface FormOf {
  backHref: string;
}

export function OfferForm({ enrollmentId, backHref }: FormOf & { enrollmentId: string }) {
  return (
    <RecordForm
      action={offerContractAction}
      hidden={{ enrollmentId }}
      submit="Offer the contract"
      cancelHref={backHref}
    >
      {(state) => (
        <>
          <TextAreaField
            label="What the clinic does"
            name="help"
            optional="one thing a line"
            rows={3}
            maxLength={1500}
            defaultValue={typedText(state, "help")}
            error={fieldError(state, "help")}
            hint="Rides, other times, a group online, a call the evening before."
          />
          <TextAreaField
            label="A word to the client"
            name="words"
            optional="optional"
            rows={2}
            maxLength={1000}
            defaultValue={typedText(state, "words")}
            error={fieldError(state, "words")}
          />
        </>
      )}
    </RecordForm>
  );
}

export function SignForm({ agreementId, ownName, backHref }: FormOf & { agreementId: string; ownName: string }) {
  return (
    <RecordForm action={signContractAction} hidden={{ agreementId }} submit="Sign for the clinic" cancelHref={backHref}>
      {(state) => (
        <TextField
          label="Your name"
          name="typedName"
          required
          autoComplete="off"
          defaultValue={typedText(state, "typedName")}
          error={fieldError(state, "typedName")}
          hint={`Type ${ownName}. It is your signature.`}
        />
      )}
    </RecordForm>
  );
}

export function PaperForm({ agreementId, today, backHref }: FormOf & { agreementId: string; today: string }) {
  return (
    <RecordForm
      action={recordPaperSignatureAction}
      hidden={{ agreementId }}
      submit="Record the signature"
      cancelHref={backHref}
    >
      {(state) => (
        <>
          <TextField
            label="Name as they signed it"
            name="signedName"
            required
            autoComplete="off"
            defaultValue={typedText(state, "signedName")}
            error={fieldError(state, "signedName")}
          />
          <TextField
            label="Signed on"
            name="signedOn"
            type="date"
            required
            defaultValue={typedText(state, "signedOn", today)}
            error={fieldError(state, "signedOn")}
            hint="Keep the paper. It counts from the day both signatures are on record."
          />
        </>
      )}
    </RecordForm>
  );
}

export function SettleOfferForm({
  agreementId,
  as,
  backHref,
}: FormOf & { agreementId: string; as: "declined" | "withdrawn" }) {
  return (
    <RecordForm
      action={settleOfferAction}
      hidden={{ agreementId, as }}
      submit={as === "declined" ? "Note that they declined" : "Take the contract back"}
      cancelHref={backHref}
    >
      {(state) => (
        <TextAreaField
          label={as === "declined" ? "What they said" : "Why"}
          name="note"
          optional="optional"
          rows={2}
          maxLength={500}
          defaultValue={typedText(state, "note")}
          error={fieldError(state, "note")}
          hint="Nothing happens by itself. The case stays with the counselor."
        />
      )}
    </RecordForm>
  );
}

export function OpenReviewForm({
  enrollmentId,
  directors,
  backHref,
}: FormOf & { enrollmentId: string; directors: readonly { id: string; name: string }[] }) {
  const only = directors.length === 1 ? (directors[0]?.id ?? "") : "";
  return (
    <RecordForm action={openReviewAction} hidden={{ enrollmentId }} submit="Open the review" cancelHref={backHref}>
      {(state) => (
        <>
          <SelectField
            label="Who decides"
            name="directorId"
            required
            options={[
              { value: "", label: "Choose a director" },
              ...directors.map(({ id, name }) => ({ value: id, label: name })),
            ]}
            defaultValue={typedText(state, "directorId", only)}
            error={fieldError(state, "directorId")}
          />
          <TextAreaField
            label="Note"
            name="note"
            optional="optional"
            rows={2}
            maxLength={1000}
            defaultValue={typedText(state, "note")}
            error={fieldError(state, "note")}
          />
        </>
      )}
    </RecordForm>
  );
}

export function CloseCaseForm({ enrollmentId, caseKey, backHref }: FormOf & { enrollmentId: string; caseKey: string }) {
  return (
    <RecordForm
      action={closeCaseAction}
      hidden={{ enrollmentId, caseKey }}
      submit="Close the case"
      cancelHref={backHref}
    >
      {(state) => (
        <TextAreaField
          label="Why it can be closed"
          name="reason"
          required
          rows={2}
          maxLength={1000}
          defaultValue={typedText(state, "reason")}
          error={fieldError(state, "reason")}
          hint="The client goes on. One more missed day would open a new case."
        />
      )}
    </RecordForm>
  );
}
