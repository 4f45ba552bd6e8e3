"use client";

import { Notice } from "@/components/notice";
import { SelectField } from "@/components/select-field";
import { SubmitButton } from "@/components/submit-button";
import { Table, Td, Th } from "@/components/table";
import type { ColumnsStep } from "@/features/calendar-import/queries/describe-import";
import { CSV_FIELDS, type CsvField } from "@/lib/calendar-import/csv-columns";
import { KeptFields } from "./kept-fields";

const LABELS: Readonly<Record<CsvField, string>> = {
  date: "Date",
  start: "Start",
  end: "End",
  length: "Length",
  title: "Title",
  kind: "Group or individual",
  serviceType: "Service type",
  room: "Room",
  leader: "Facilitator",
  program: "Program",
  track: "Track",
  repeat: "Repeats",
  until: "Repeats until",
};

const HINTS: Partial<Record<CsvField, string>> = {
  date: "11/24/2026 or 2026-11-24",
  start: "6:00 PM or 18:00",
  length: "Instead of an end",
  repeat: "“weekly” or an RRULE",
};

/** The second step of a CSV file: which column says what. */
export function ColumnsForm({ action, step }: { action: (form: FormData) => void; step: ColumnsStep }) {
  const options = step.heads.map((head, at) => ({ value: String(at), label: head === "" ? `Column ${at + 1}` : head }));
  return (
    <form action={action} className="form">
      <KeptFields kept={step.kept} />
      {step.problem === null ? null : <Notice tone="warning" role="alert" title={step.problem} />}
      <div className="imp-fields">
        {CSV_FIELDS.map((field) => (
          <SelectField
            key={field}
            label={LABELS[field]}
            name={`column-${field}`}
            hint={HINTS[field]}
            emptyLabel="Not in the file"
            options={options}
            defaultValue={String(step.columns[field] ?? "")}
          />
        ))}
      </div>
      <Table caption="The first rows of the file" captionShown>
        <thead>
          <tr>
            {step.heads.map((head, at) => (
              <Th key={at}>{head}</Th>
            ))}
          </tr>
        </thead>
        <tbody>
          {step.sample.map((cells, nth) => (
            <tr key={nth}>
              {step.heads.map((_head, at) => (
                <Td key={at}>{cells[at] ?? ""}</Td>
              ))}
            </tr>
          ))}
        </tbody>
      </Table>
      <div className="form__end">
        <SubmitButton name="intent" value="names" variant="primary" iconEnd="chev">
          Next: names
        </SubmitButton>
      </div>
    </form>
  );
}
