"use client";

import { useState } from "react";
import { Field, fieldId } from "@/components/field";
import { Notice } from "@/components/notice";
import { SelectField } from "@/components/select-field";
import { SubmitButton } from "@/components/submit-button";
import { explainFileProblem } from "@/lib/calendar-import/file-problem";
import { LARGEST_FILE } from "@/lib/calendar-import/file-series";
import { fieldError, formError, type ActionState } from "@/server/doors/action-state";

export interface UploadFormProps {
  action: (form: FormData) => void;
  sites: readonly { readonly id: string; readonly name: string }[];
  state: ActionState<unknown>;
  siteId: string;
}

/** The first step: a site and a file. */
export function UploadForm({ action, sites, state, siteId }: UploadFormProps) {
  // A file that is too large is told of before it is sent for minutes.
  const [bytes, setBytes] = useState(0);
  const tooLarge = bytes > LARGEST_FILE ? explainFileProblem({ kind: "too_large", bytes }) : undefined;
  const error = formError(state);
  return (
    <form action={action} className="form imp-upload">
      {error === null ? null : <Notice tone="warning" role="alert" title={error} />}
      <SelectField
        label="Site"
        name="siteId"
        options={sites.map(({ id, name }) => ({ value: id, label: name }))}
        defaultValue={siteId === "" ? sites[0]?.id : siteId}
        hint="Its sessions are planned on its own clock."
        error={fieldError(state, "siteId")}
      />
      <Field
        id={fieldId("file")}
        label="File"
        hint="iCalendar (.ics) or CSV, at most 5 MB and 5,000 entries."
        error={tooLarge ?? fieldError(state, "file")}
      >
        {(control) => (
          <input
            {...control}
            type="file"
            name="file"
            required
            accept=".ics,.csv,.txt,text/calendar,text/csv"
            onChange={(event) => setBytes(event.target.files?.[0]?.size ?? 0)}
          />
        )}
      </Field>
      <Notice tone="info" title="Names of clients stay out.">
        Titles of individual and family sessions often hold a client’s name. They are replaced by a neutral title that
        you choose in the next step. The file itself is not kept.
      </Notice>
      <div className="form__end">
        <SubmitButton name="intent" value="read" variant="primary" icon="upload" disabled={tooLarge !== undefined}>
          Read the file
        </SubmitButton>
      </div>
    </form>
  );
}
