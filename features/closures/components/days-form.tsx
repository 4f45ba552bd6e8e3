import Form from "next/form";
import { SelectField } from "@/components/select-field";
import { SubmitButton } from "@/components/submit-button";
import { TextField } from "@/components/text-field";
import type { ClosureForm } from "../queries/closure-form";
import { siteOptions } from "./closure-fields";
import "./closures.css";

/** Which days, hours and sites: sent into the address, which then shows what it comes to. */
export function DaysForm({ form, page }: { form: ClosureForm; page: string }) {
  const { typed, errors, site, today } = form;
  return (
    <Form action={page} prefetch={false} className="clo-form" key={JSON.stringify([typed, site])}>
      <input type="hidden" name="plan" value="days" />
      <TextField
        label="What it is called"
        name="name"
        defaultValue={typed.name}
        error={errors.name}
        hint="It stands on the calendar: “Snow day”, “Staff training”."
        autoComplete="off"
      />
      <SelectField label="Site" name="site" options={siteOptions(form)} defaultValue={site} error={errors.site} />
      <div className="clo-two">
        <TextField type="date" label="Day" name="from" defaultValue={typed.from || today} error={errors.from} />
        <TextField
          type="date"
          label="Through"
          name="through"
          optional="optional"
          defaultValue={typed.through}
          error={errors.through}
        />
      </div>
      <div className="clo-two">
        <TextField
          type="time"
          label="From"
          name="fromTime"
          optional="optional"
          defaultValue={typed.fromTime}
          error={errors.fromTime}
        />
        <TextField
          type="time"
          label="Until"
          name="toTime"
          optional="optional"
          defaultValue={typed.toTime}
          error={errors.toTime}
        />
      </div>
      <p className="hint">Without hours it is the whole day. Sessions that start in it close.</p>
      <SubmitButton variant={form.preview === null ? "primary" : "default"}>See what closes</SubmitButton>
    </Form>
  );
}
