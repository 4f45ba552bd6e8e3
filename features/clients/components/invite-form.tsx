"use client";

import { TextField } from "@/components/text-field";
import { inviteClientAction } from "@/features/accounts/actions";
import { RecordForm } from "@/features/programs/components/record-form";
import { LinkOnce } from "@/features/staff/components/link-once";
import { fieldError, typedText } from "@/server/doors/action-state";
import "@/features/clients/components/clients.css";

export interface InviteClientFormProps {
  clientId: string;
  email: string | null;
  baseUrl: string;
  /** There is an account by now; the form stays, for it holds the link that is shown once. */
  isOver: boolean;
}

/** Makes the client's own account, and the link to join by. */
export function InviteClientForm({ clientId, email, baseUrl, isOver }: InviteClientFormProps) {
  return (
    <RecordForm
      action={inviteClientAction}
      hidden={{ clientId }}
      submit="Invite"
      cancelHref={`/clients/${clientId}`}
      isOver={isOver}
      after={(link) => <LinkOnce path={link.path} baseUrl={baseUrl} />}
    >
      {(state) => (
        <TextField
          label="Email address"
          name="email"
          type="email"
          required
          autoComplete="off"
          defaultValue={typedText(state, "email", email ?? "")}
          error={fieldError(state, "email")}
          hint="They sign in with it and see their own week. The mail names no program and nobody."
        />
      )}
    </RecordForm>
  );
}
