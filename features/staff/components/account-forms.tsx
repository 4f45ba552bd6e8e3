"use client";

import { useActionState } from "react";
import { Notice } from "@/components/notice";
import { SubmitButton } from "@/components/submit-button";
import { TextField } from "@/components/text-field";
import {
  changeRolesAction,
  disableAccountAction,
  enableAccountAction,
  inviteStaffAction,
  issueLinkAction,
  revokeInvitationAction,
  signOutEverywhereAction,
} from "@/features/accounts/actions";
import { RecordForm } from "@/features/programs/components/record-form";
import { LinkOnce } from "@/features/staff/components/link-once";
import { RoleBoxes, type RoleBoxesProps } from "@/features/staff/components/role-boxes";
import {
  fieldError,
  formError,
  idle,
  typedList,
  typedText,
  type ActionState,
  type FormAction,
} from "@/server/doors/action-state";

type Grantable = Pick<RoleBoxesProps, "sites" | "mayGrantEverywhere">;

export interface InviteFormProps extends Grantable {
  staffId: string;
  baseUrl: string;
  /** There is an account by now. The form stays in the page all the same, for it holds the link that is shown once. */
  isOver: boolean;
}

/** Makes an account and the link to join by. */
export function InviteForm({ staffId, baseUrl, isOver, ...grantable }: InviteFormProps) {
  return (
    <RecordForm
      action={inviteStaffAction}
      hidden={{ staffId }}
      submit="Invite"
      isOver={isOver}
      after={(link) => <LinkOnce path={link.path} baseUrl={baseUrl} />}
    >
      {(state) => (
        <>
          <TextField
            label="Email address"
            name="email"
            type="email"
            required
            autoComplete="off"
            defaultValue={typedText(state, "email")}
            error={fieldError(state, "email")}
            hint="They sign in with it. The invitation names nobody and no program."
          />
          <RoleBoxes {...grantable} chosen={typedList(state, "grants")} error={fieldError(state, "grants")} />
        </>
      )}
    </RecordForm>
  );
}

export function RolesForm(props: Grantable & { accountId: string; chosen: readonly string[] }) {
  const { accountId, chosen, ...grantable } = props;
  return (
    <RecordForm action={changeRolesAction} hidden={{ accountId }} submit="Save roles">
      {(state) => (
        <RoleBoxes {...grantable} chosen={typedList(state, "grants", chosen)} error={fieldError(state, "grants")} />
      )}
    </RecordForm>
  );
}

/** A new link: to join, or to set a new password. Earlier ones stop working. */
export function LinkForm(props: { accountId: string; hasJoined: boolean; baseUrl: string }) {
  const [state, action] = useActionState(issueLinkAction, idle);
  const sentence = formError(state);
  return (
    <form action={action} className="stack">
      <input type="hidden" name="accountId" value={props.accountId} />
      {state.status === "done" ? <LinkOnce path={state.value.path} baseUrl={props.baseUrl} /> : null}
      {sentence ? <Notice tone="clash" role="alert" title={sentence} /> : null}
      <div>
        <SubmitButton variant="default" icon="link">
          {props.hasJoined ? "Make a link to set a new password" : "Make a new link to join"}
        </SubmitButton>
      </div>
    </form>
  );
}

export interface AccountButtonsProps {
  accountId: string;
  state: "active" | "invited" | "disabled";
  openInvitationId: string | null;
  browsers: number;
}

/** What can be done with an account in one press each. */
export function AccountButtons({ accountId, state, openInvitationId, browsers }: AccountButtonsProps) {
  return (
    <div className="stack">
      <OneButton
        action={revokeInvitationAction}
        hidden={{ invitationId: openInvitationId ?? "" }}
        label="Take the link back"
        isShown={openInvitationId !== null}
      />
      <OneButton
        action={signOutEverywhereAction}
        hidden={{ accountId }}
        label={browsers === 1 ? "Sign out of 1 browser" : `Sign out of all ${browsers} browsers`}
        isShown={browsers > 0}
      />
      {state === "disabled" ? (
        <OneButton key="enable" action={enableAccountAction} hidden={{ accountId }} label="Enable the account" />
      ) : (
        <OneButton
          key="disable"
          action={disableAccountAction}
          hidden={{ accountId }}
          label="Disable the account"
          isDanger
        />
      )}
    </div>
  );
}

function OneButton<Value>(props: {
  action: FormAction<Value>;
  hidden: Readonly<Record<string, string>>;
  label: string;
  isDanger?: boolean;
  isShown?: boolean;
}) {
  const [state, action] = useActionState<ActionState<Value>, FormData>(props.action, idle);
  const sentence = state.status === "refused" ? state.sentence : formError(state);
  // What it answered is still to be read when there is nothing left to press.
  if (props.isShown === false && state.status === "idle") return null;
  return (
    <form action={action} className="stack">
      {Object.entries(props.hidden).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {sentence ? <Notice tone="clash" role="alert" title={sentence} /> : null}
      {state.status === "done" && state.message ? <Notice tone="good" role="status" title={state.message} /> : null}
      {props.isShown === false ? null : (
        <div>
          <SubmitButton variant={props.isDanger ? "danger" : "default"}>{props.label}</SubmitButton>
        </div>
      )}
    </form>
  );
}
