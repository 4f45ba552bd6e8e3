"use client";

import { useActionState } from "react";
import { Notice } from "@/components/notice";
import { SelectField } from "@/components/select-field";
import { SubmitButton } from "@/components/submit-button";
import { TextField } from "@/components/text-field";
import { RecordForm } from "@/features/programs/components/record-form";
import { fieldError, formError, idle, typedText } from "@/server/doors/action-state";
import { addTabletAction, issuePairingCodeAction, revokeTabletAction } from "../actions";

/** A tablet to be: which site it stands at, and what it is called there. */
export function AddTabletForm({ sites }: { sites: readonly { id: string; name: string }[] }) {
  return (
    <RecordForm action={addTabletAction} submit="Add tablet" after={({ code }) => <PairingCode code={code} />}>
      {(state) => (
        <>
          <SelectField
            label="Site"
            name="siteId"
            options={sites.map(({ id, name }) => ({ value: id, label: name }))}
            defaultValue={typedText(state, "siteId", sites[0]?.id)}
            error={fieldError(state, "siteId")}
          />
          <TextField
            label="What it is called"
            name="name"
            hint="Where it stands, such as Front desk."
            required
            defaultValue={typedText(state, "name", "Front desk")}
            error={fieldError(state, "name")}
          />
        </>
      )}
    </RecordForm>
  );
}

/** A new code for a tablet that lost its pairing, and the way to take it out of service. */
export function TabletButtons({ deviceId, name }: { deviceId: string; name: string }) {
  const [issued, issue] = useActionState(issuePairingCodeAction, idle);
  const [revoked, revoke] = useActionState(revokeTabletAction, idle);
  const problem = formError(issued) ?? formError(revoked);
  return (
    <div className="tablet__do">
      {problem === null ? null : <Notice tone="clash" role="alert" title={problem} />}
      {issued.status === "done" ? <PairingCode code={issued.value.code} /> : null}
      <div className="row">
        <form action={issue}>
          <input type="hidden" name="deviceId" value={deviceId} />
          <SubmitButton size="s" variant="default">
            New code<span className="sr"> for {name}</span>
          </SubmitButton>
        </form>
        <form action={revoke}>
          <input type="hidden" name="deviceId" value={deviceId} />
          <SubmitButton size="s" variant="danger">
            Take out of service<span className="sr">: {name}</span>
          </SubmitButton>
        </form>
      </div>
    </div>
  );
}

function PairingCode({ code }: { code: string }) {
  return (
    <Notice tone="good" role="status" icon="key" title={<span className="tablet__code num">{code}</span>}>
      Open <b>/kiosk</b> at this address on the tablet, and type this code within 15 minutes. It is shown once and works
      once. Whoever is signed in on the tablet is signed out.
    </Notice>
  );
}
