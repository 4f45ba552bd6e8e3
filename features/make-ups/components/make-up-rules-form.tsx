"use client";

import { Checkbox } from "@/components/checkbox";
import { RadioGroup } from "@/components/radio-group";
import { SelectField } from "@/components/select-field";
import { TextField } from "@/components/text-field";
import { RecordForm } from "@/features/programs/components/record-form";
import { fieldError, typedList, typedText } from "@/server/doors/action-state";
import { changeMakeUpRulesAction } from "../actions";
import { VISITOR_OPTIONS, WEEKDAY_OPTIONS } from "./rule-words";
import "./make-ups.css";

export interface MakeUpRulesFormProps {
  version: number;
  weekday: string;
  time: string;
  visitors: string;
  /** "missed>offered" */
  pairs: readonly string[];
  types: readonly { readonly id: string; readonly name: string }[];
}

/** By when, what stands in for what, and who visits whom. */
export function MakeUpRulesForm({ version, weekday, time, visitors, pairs, types }: MakeUpRulesFormProps) {
  return (
    <RecordForm action={changeMakeUpRulesAction} seenVersion={version} submit="Save rules">
      {(state) => {
        const ticked = typedList(state, "pairs", [...pairs]);
        return (
          <>
            <div className="fields fields--2">
              <SelectField
                label="Offer a make-up by"
                name="weekday"
                options={[...WEEKDAY_OPTIONS]}
                defaultValue={typedText(state, "weekday", weekday)}
                error={fieldError(state, "weekday")}
              />
              <TextField
                label="At"
                name="time"
                type="time"
                required
                defaultValue={typedText(state, "time", time)}
                error={fieldError(state, "time")}
              />
            </div>
            <RadioGroup
              legend="Visitors on a roster"
              name="visitors"
              options={[...VISITOR_OPTIONS]}
              defaultValue={typedText(state, "visitors", visitors)}
              error={fieldError(state, "visitors")}
            />
            <fieldset className="field">
              <legend className="label">What makes up for what</legend>
              <p className="hint">A session makes up for one of its own service type. Tick what else stands in.</p>
              <div className="mu-types">
                {types.map((missed) => {
                  const count = ticked.filter((pair) => pair.startsWith(`${missed.id}>`)).length;
                  return (
                    <details key={missed.id}>
                      <summary>
                        {missed.name}
                        <small>{count === 0 ? "Only itself" : `Itself and ${count} more`}</small>
                      </summary>
                      <div className="mu-types__l">
                        {types
                          .filter(({ id }) => id !== missed.id)
                          .map(({ id, name }) => (
                            <Checkbox
                              key={id}
                              name="pairs"
                              value={`${missed.id}>${id}`}
                              label={name}
                              defaultChecked={ticked.includes(`${missed.id}>${id}`)}
                            />
                          ))}
                      </div>
                    </details>
                  );
                })}
              </div>
            </fieldset>
          </>
        );
      }}
    </RecordForm>
  );
}
