"use client";

import { useActionState, useState } from "react";
import { RadioGroup } from "@/components/radio-group";
import { SubmitButton } from "@/components/submit-button";
import { TextField } from "@/components/text-field";
import { Button } from "@/components/button";
import { FormError } from "@/components/form-error";
import { publishPolicyDraftAction } from "@/features/policies/actions";
import { fieldError, formError, idle, typedText } from "@/server/doors/action-state";

export interface PublishFormProps {
  readonly programId: string;
  readonly seenDraft: number;
  readonly version: number;
  readonly inForce: number | null;
  readonly first: { readonly earliest: string; readonly from: string };
  /** People enrolled before the first day that is proposed. */
  readonly enrolled: number;
  /** The form beside it says something that is not saved: what is published has to be what was tried. */
  readonly isChanged: boolean;
}

/** The end of a draft: from when, for whom, how many that is, and the button. */
export function PublishForm(props: PublishFormProps) {
  const { programId, seenDraft, version, inForce, first, enrolled, isChanged } = props;
  const [state, action] = useActionState(publishPolicyDraftAction, idle);
  const [adoption, choose] = useState(typedText(state, "adoption", "when-acknowledged"));
  const problem = formError(state);
  const people = `${enrolled} ${enrolled === 1 ? "person" : "people"}`;
  const requests = `${enrolled} signature ${enrolled === 1 ? "request goes" : "requests go"} out.`;
  return (
    <form action={action} className="pol-sim__f">
      <input type="hidden" name="programId" value={programId} />
      <input type="hidden" name="seenDraft" value={seenDraft} />
      {problem === null ? null : <FormError title={problem} />}
      <TextField
        label="Starts"
        name="from"
        type="date"
        required
        min={first.earliest}
        defaultValue={typedText(state, "from", first.from)}
        error={fieldError(state, "from")}
      />
      {inForce === null ? (
        <input type="hidden" name="adoption" value="at-once" />
      ) : (
        <RadioGroup
          legend="People enrolled now"
          name="adoption"
          options={[
            { value: "when-acknowledged", label: `Keep version ${inForce} until they sign version ${version}` },
            { value: "at-once", label: "Come under it on that day" },
          ]}
          value={adoption}
          onChange={(event) => choose(event.target.value)}
        />
      )}
      <p className="soft pol-sm" role="status">
        {adoption === "when-acknowledged" && inForce !== null
          ? `People enrolled now keep version ${inForce} until they sign version ${version}. ${requests}`
          : `${people} enrolled now ${enrolled === 1 ? "comes" : "come"} under version ${version} on that day, with what they missed before.`}
      </p>
      {seenDraft === 0 || isChanged ? (
        <Button type="submit" form="policy-draft" variant="primary" block>
          Save draft
        </Button>
      ) : (
        <SubmitButton variant="primary" block>
          Publish version {version}
        </SubmitButton>
      )}
      {seenDraft === 0 || isChanged ? (
        <p className="soft pol-sm">Then it can be published: what is published is what was saved and tried.</p>
      ) : null}
    </form>
  );
}
