"use client";

import { TextField } from "@/components/text-field";
import { RecordForm } from "@/features/programs/components/record-form";
import type { LockLimits } from "@/lib/sign-in/lock-limits";
import { fieldError, typedText } from "@/server/doors/action-state";
import { changeLockLimitsAction } from "../actions";

const PLACES = [
  { place: "staff", label: "Staff pages", hint: "A signed-in computer at the front desk or in an office." },
  { place: "roster", label: "An open roster", hint: "Often a tablet that goes around a group room." },
  { place: "client", label: "Clients and families", hint: "Their own phone or a shared one." },
] as const;

/** After how many minutes without a touch or a key each kind of screen locks. */
export function LockLimitsForm({ limits, version }: { limits: LockLimits; version: number }) {
  return (
    <RecordForm action={changeLockLimitsAction} seenVersion={version} submit="Save screen lock">
      {(state) => (
        <>
          <p className="muted">
            A screen that nobody touches goes blank and asks for the password. It warns a minute before, and loses
            nothing that was typed.
          </p>
          <div className="fields fields--2">
            {PLACES.map(({ place, label, hint }) => (
              <TextField
                key={place}
                label={label}
                name={place}
                inputMode="numeric"
                required
                suffix="minutes"
                hint={hint}
                defaultValue={typedText(state, place, String(limits[place]))}
                error={fieldError(state, place)}
              />
            ))}
          </div>
        </>
      )}
    </RecordForm>
  );
}
