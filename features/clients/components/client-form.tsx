"use client";

import { PageLink } from "@/components/page-link";
import { Checkbox } from "@/components/checkbox";
import { SelectField } from "@/components/select-field";
import { TextAreaField, TextField } from "@/components/text-field";
import { RecordForm } from "@/features/programs/components/record-form";
import { createClientAction, editClientAction } from "@/features/clients/actions";
import { LANGUAGES, languageName } from "@/lib/clients/languages";
import { fieldError, typedOf, typedText, type ActionState } from "@/server/doors/action-state";
import "@/features/clients/components/clients.css";

export interface ClientFormProps {
  sites: readonly { id: string; name: string }[];
  /** The site a new client is offered first. */
  siteId?: string;
  /** Left out: a new client. */
  client?: {
    id: string;
    version: number;
    siteId: string;
    givenName: string;
    familyName: string;
    preferredName: string | null;
    pronouns: string | null;
    language: string;
    email: string | null;
    phone: string | null;
    prefersContactBy: "call" | "text" | "email";
    isSafeToLeaveMessage: boolean;
    contactNote: string | null;
  };
}

type State = ActionState<{ id: string }>;

export function ClientForm({ sites, siteId, client }: ClientFormProps) {
  if (client) {
    return (
      <RecordForm
        action={editClientAction}
        hidden={{ clientId: client.id }}
        seenVersion={client.version}
        submit="Save changes"
        cancelHref={`/clients/${client.id}`}
      >
        {(state) => <Fields state={state} sites={sites} client={client} siteId={client.siteId} />}
      </RecordForm>
    );
  }
  return (
    <RecordForm action={createClientAction} submit="Add client" cancelHref="/clients">
      {(state) => (
        <>
          <Fields state={state} sites={sites} siteId={siteId} />
          <Twins state={state} />
          <Checkbox
            name="enrollsNext"
            value="yes"
            label="Go on to enroll"
            hint="The next page asks for track, days and start."
            defaultChecked={ticked(state, "enrollsNext", true)}
          />
        </>
      )}
    </RecordForm>
  );
}

function Fields({
  state,
  sites,
  client,
  siteId,
}: Omit<ClientFormProps, "client"> & { state: State; client?: ClientFormProps["client"] }) {
  const text = (name: keyof NonNullable<ClientFormProps["client"]>) => ({
    name,
    defaultValue: typedText(state, name, String(client?.[name] ?? "")),
    error: fieldError(state, name),
  });
  const known = LANGUAGES.map(({ code, name }) => ({ value: code as string, label: name as string }));
  const own = client?.language;
  const languages =
    own === undefined || known.some(({ value }) => value === own)
      ? known
      : [...known, { value: own, label: languageName(own) }];
  return (
    <>
      <fieldset className="fields fields--2">
        <legend className="h2">Name</legend>
        <TextField label="First name" required autoComplete="off" {...text("givenName")} />
        <TextField label="Last name" optional="optional" autoComplete="off" {...text("familyName")} />
        <TextField
          label="Preferred name"
          optional="optional"
          autoComplete="off"
          hint="Used instead of the first name everywhere."
          {...text("preferredName")}
        />
        <TextField label="Pronouns" optional="optional" autoComplete="off" {...text("pronouns")} />
        <SelectField
          label="Language"
          name="language"
          options={languages}
          defaultValue={typedText(state, "language", own ?? "en")}
          error={fieldError(state, "language")}
        />
        <SelectField
          label="Site"
          name="siteId"
          options={sites.map(({ id, name }) => ({ value: id, label: name }))}
          emptyLabel={siteId === undefined && sites.length > 1 ? "Choose a site" : undefined}
          defaultValue={typedText(state, "siteId", siteId ?? (sites.length === 1 ? sites[0]!.id : ""))}
          error={fieldError(state, "siteId")}
          required
        />
      </fieldset>
      <fieldset className="fields fields--2">
        <legend className="h2">How to reach them</legend>
        <TextField label="Phone" type="tel" optional="optional" autoComplete="off" {...text("phone")} />
        <TextField label="Email" type="email" optional="optional" autoComplete="off" {...text("email")} />
        <SelectField
          label="Prefers"
          name="prefersContactBy"
          options={[
            { value: "call", label: "A call" },
            { value: "text", label: "A text" },
            { value: "email", label: "An email" },
          ]}
          defaultValue={typedText(state, "prefersContactBy", client?.prefersContactBy ?? "call")}
          error={fieldError(state, "prefersContactBy")}
        />
        <div className="cl-safe">
          <Checkbox
            name="isSafeToLeaveMessage"
            value="yes"
            label="Safe to leave a message"
            hint="Left unticked, staff are told not to leave voicemail."
            defaultChecked={ticked(state, "isSafeToLeaveMessage", client?.isSafeToLeaveMessage ?? false)}
          />
        </div>
        <TextAreaField
          label="Contact note"
          optional="optional"
          rows={2}
          className="cl-wide"
          hint="What to know before calling: good hours, who may answer. No clinical notes."
          {...text("contactNote")}
        />
      </fieldset>
    </>
  );
}

/** Asked once, when somebody of the same name is on file. */
function Twins({ state }: { state: State }) {
  const twins = twinsOf(state);
  if (twins.length === 0) return null;
  return (
    <div className="notice notice--warning">
      <div className="grow stack">
        <span>
          On file already:{" "}
          {twins.map(({ id, number }) => (
            <PageLink key={id} className="link" href={`/clients/${id}`}>
              {number}
            </PageLink>
          ))}
        </span>
        <Checkbox name="isAnotherPerson" value="yes" label="This is another person" />
      </div>
    </div>
  );
}

function twinsOf(state: State): readonly { id: string; number: string }[] {
  if (state.status !== "refused" || typeof state.refusal !== "object" || state.refusal === null) return [];
  const { twins } = state.refusal as { twins?: readonly { id: string; number: string }[] };
  return twins ?? [];
}

/** A box as it was ticked in the last try: an unticked one is not sent at all. */
function ticked(state: State, field: string, otherwise: boolean): boolean {
  return "typed" in state ? typedOf(state)[field] !== undefined : otherwise;
}
