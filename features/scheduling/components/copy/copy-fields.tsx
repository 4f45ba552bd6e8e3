import { Checkbox } from "@/components/checkbox";
import { SelectField } from "@/components/select-field";
import { TextField } from "@/components/text-field";
import { SESSION_KINDS } from "@/lib/scheduling/session-kind";
import { addDays } from "@/lib/time/local-date";
import type { Typed } from "@/server/doors/action-state";
import { typedIn } from "../change/use-change-form";
import { KIND_NAMES } from "../session-words";
import type { CopyWeekFormProps } from "./copy-week-form";

export interface CopyFieldsProps extends Pick<CopyWeekFormProps, "start" | "programs" | "rooms" | "staff"> {
  typed: Typed | null;
  errorOf: (name: string) => string | undefined;
}

/** From which week to which, and what of it. Any day stands for its week. */
export function CopyFields({ start, programs, rooms, staff, typed, errorOf }: CopyFieldsProps) {
  const { from, address } = start;
  const field = (name: string, otherwise: string | null) => ({
    ...{ name, error: errorOf(name) },
    defaultValue: typedIn(typed, name, otherwise ?? ""),
  });
  const kinds = typed === null ? (address.kinds ?? SESSION_KINDS) : (typed.kinds ?? []);
  return (
    <>
      <div className="f2 f2--e">
        <TextField label="From the week of" type="date" {...field("from", from)} />
        <TextField label="To the week of" type="date" {...field("to", addDays(from, 7))} />
      </div>
      <fieldset className="chg-more__b">
        <legend className="label">Only</legend>
        <SelectField label="Program" {...field("programId", address.program)} emptyLabel="All" options={programs} />
        <SelectField label="Room" {...field("roomId", address.room)} emptyLabel="All" options={rooms} />
        <SelectField
          label="Facilitator"
          {...field("facilitatorId", address.facilitator === "me" ? null : address.facilitator)}
          emptyLabel="All"
          options={staff}
        />
        <div className="copy-kinds">
          {SESSION_KINDS.map((kind) => (
            <Checkbox
              key={kind}
              name="kinds"
              value={kind}
              label={KIND_NAMES[kind]}
              defaultChecked={kinds.includes(kind)}
            />
          ))}
        </div>
      </fieldset>
    </>
  );
}
