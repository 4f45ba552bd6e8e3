"use client";

import { TextField } from "@/components/text-field";
import { addContactAction, recordConsentAction } from "@/features/clients/actions";
import { RecordForm } from "@/features/programs/components/record-form";
import { fieldError, typedText } from "@/server/doors/action-state";
import "@/features/clients/components/clients.css";

export function ContactForm({ clientId }: { clientId: string }) {
  return (
    <RecordForm action={addContactAction} hidden={{ clientId }} submit="Add contact">
      {(state) => (
        <div className="fields fields--2">
          <TextField
            label="Name"
            name="name"
            required
            autoComplete="off"
            defaultValue={typedText(state, "name")}
            error={fieldError(state, "name")}
          />
          <TextField
            label="Relationship"
            name="relationship"
            required
            autoComplete="off"
            hint="Mother, partner, friend."
            defaultValue={typedText(state, "relationship")}
            error={fieldError(state, "relationship")}
          />
          <TextField
            label="Phone"
            name="phone"
            type="tel"
            optional="optional"
            autoComplete="off"
            defaultValue={typedText(state, "phone")}
            error={fieldError(state, "phone")}
          />
          <TextField
            label="Email"
            name="email"
            type="email"
            optional="optional"
            autoComplete="off"
            defaultValue={typedText(state, "email")}
            error={fieldError(state, "email")}
          />
        </div>
      )}
    </RecordForm>
  );
}

export function ConsentForm({ contactId, today }: { contactId: string; today: string }) {
  return (
    <RecordForm action={recordConsentAction} hidden={{ contactId }} submit="Record consent">
      {(state) => (
        <div className="fields fields--2">
          <TextField
            id={`from-${contactId}`}
            label="From"
            name="from"
            type="date"
            required
            defaultValue={typedText(state, "from", today)}
            error={fieldError(state, "from")}
          />
          <TextField
            id={`through-${contactId}`}
            label="Last day"
            name="through"
            type="date"
            optional="optional"
            defaultValue={typedText(state, "through")}
            error={fieldError(state, "through")}
            hint="Left empty: until it is revoked."
          />
        </div>
      )}
    </RecordForm>
  );
}
