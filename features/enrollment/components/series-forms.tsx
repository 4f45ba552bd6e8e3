"use client";

import { SelectField } from "@/components/select-field";
import { TextField } from "@/components/text-field";
import { joinSeriesAction, leaveSeriesAction } from "@/features/enrollment/actions";
import { PlanClashNotices } from "@/features/enrollment/components/plan-clash-notices";
import type { JoinableSeries } from "@/features/enrollment/queries/joinable-series";
import { RecordForm } from "@/features/programs/components/record-form";
import { fieldError, typedText } from "@/server/doors/action-state";
import "@/features/clients/components/clients.css";

export interface JoinFormProps {
  clientId: string;
  enrollmentId: string;
  series: readonly JoinableSeries[];
  from: string;
}

const KINDS = { individual: "Individual", family: "Family", group: "Groups, as a guest" } as const;

/** Puts the client into a series by name. */
export function JoinForm({ clientId, enrollmentId, series, from }: JoinFormProps) {
  return (
    <RecordForm
      action={joinSeriesAction}
      hidden={{ enrollmentId }}
      submit="Add to the series"
      cancelHref={`/clients/${clientId}/schedule`}
    >
      {(state) => (
        <>
          <PlanClashNotices state={state} />
          <SelectField
            label="Series"
            name="seriesId"
            required
            emptyLabel="Choose a series"
            options={(["individual", "family", "group"] as const).map((kind) => ({
              group: KINDS[kind],
              options: series
                .filter((each) => each.kind === kind)
                .map(({ id, title, when, lead }) => ({
                  value: id,
                  label: [title, when, lead].filter(Boolean).join(" · "),
                })),
            }))}
            defaultValue={typedText(state, "seriesId")}
            error={fieldError(state, "seriesId")}
            hint="Individual series that another client has are not listed."
          />
          <div className="fields fields--2">
            <TextField
              label="First day"
              name="from"
              type="date"
              required
              defaultValue={typedText(state, "from", from)}
              error={fieldError(state, "from")}
            />
            <TextField
              label="Last day"
              name="through"
              type="date"
              optional="optional"
              defaultValue={typedText(state, "through")}
              error={fieldError(state, "through")}
              hint="Left empty: as long as the client is enrolled."
            />
          </div>
        </>
      )}
    </RecordForm>
  );
}

/** Takes the client out of a series after a last day. */
export function LeaveForm({
  membershipId,
  today,
  earliest,
}: {
  membershipId: string;
  today: string;
  earliest: string;
}) {
  return (
    <RecordForm action={leaveSeriesAction} hidden={{ membershipId }} submit="Leave the series">
      {(state) => (
        <TextField
          id={`last-${membershipId}`}
          label="Last day"
          name="lastDay"
          type="date"
          required
          min={earliest}
          defaultValue={typedText(state, "lastDay", today)}
          error={fieldError(state, "lastDay")}
          hint="Earlier rosters stay as they were."
        />
      )}
    </RecordForm>
  );
}
