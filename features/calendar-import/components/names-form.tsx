"use client";

import { Notice } from "@/components/notice";
import { RadioGroup } from "@/components/radio-group";
import { SelectField } from "@/components/select-field";
import { SubmitButton } from "@/components/submit-button";
import { Table, Td, Th, RowHead } from "@/components/table";
import { TextField } from "@/components/text-field";
import type { NamesStep } from "@/features/calendar-import/queries/describe-import";
import { MAPPED_WORDS, type MappedWord } from "@/lib/calendar-import/vocabulary";
import { KeptFields } from "./kept-fields";

const KINDS = [
  { value: "group", label: "Group" },
  { value: "individual", label: "Individual" },
  { value: "family", label: "Family" },
  { value: "leave", label: "Leave out" },
];

const HEADS: Readonly<Record<MappedWord, string>> = {
  kind: "Group or individual",
  serviceType: "Service types",
  room: "Rooms",
  leader: "Facilitators",
  program: "Programs and tracks",
};

const EMPTY: Readonly<Record<MappedWord, string | undefined>> = {
  kind: undefined,
  serviceType: "As chosen below",
  room: "No room",
  leader: "Nobody yet",
  program: "As chosen below",
};

/** What the words of the file mean here: each different one is settled once. */
export function NamesForm({ action, step }: { action: (form: FormData) => void; step: NamesStep }) {
  const { choices, values } = step;
  const options = {
    kind: KINDS,
    serviceType: choices.serviceTypes,
    room: choices.rooms,
    leader: choices.staff,
    program: choices.programs,
  };
  return (
    <form action={action} className="form">
      <KeptFields kept={step.kept} />
      {step.problem === null ? null : <Notice tone="warning" role="alert" title={step.problem} />}
      <p>
        {count(step.found, "series or single session", "series and single sessions")} found
        {step.unread === 0
          ? "."
          : `, and ${count(step.unread, "entry", "entries")} that cannot be taken. The next step says why.`}
      </p>
      {MAPPED_WORDS.map((word) =>
        step.words[word].length === 0 ? null : (
          <WordTable
            key={word}
            word={word}
            head={word === "kind" && step.kindBy === "title" ? "Group or individual, by title" : HEADS[word]}
            rows={step.words[word]}
            options={options[word]}
          />
        ),
      )}
      <div className="imp-fields">
        <SelectField
          label="Service type where none is named"
          name="serviceTypeId"
          emptyLabel="Choose one"
          options={choices.serviceTypes}
          defaultValue={values.serviceTypeId}
          error={step.problem ?? undefined}
        />
        <SelectField
          label="Program of groups that name none"
          name="program"
          hint="A group of a track has everybody in it expected."
          emptyLabel="None"
          options={choices.programs}
          defaultValue={values.program}
        />
        <TextField
          label="Title of individual sessions"
          name="individualTitle"
          hint="Instead of the file’s, which may name a client."
          defaultValue={values.individualTitle}
          maxLength={120}
        />
        <TextField
          label="Title of family sessions"
          name="familyTitle"
          defaultValue={values.familyTitle}
          maxLength={120}
        />
      </div>
      <RadioGroup
        legend="Sessions before today"
        name="past"
        defaultValue={values.past}
        options={[
          { value: "take", label: "Take them in, up to a year back", hint: "As history without attendance." },
          { value: "leave", label: "Leave them out" },
        ]}
      />
      <div className="form__end">
        <SubmitButton name="intent" value="check" variant="primary" iconEnd="chev">
          Next: check
        </SubmitButton>
        {step.format === "csv" ? (
          <SubmitButton name="intent" value="columns" variant="default" formNoValidate>
            Back to columns
          </SubmitButton>
        ) : null}
      </div>
    </form>
  );
}

interface WordTableProps {
  word: MappedWord;
  head: string;
  rows: NamesStep["words"][MappedWord];
  options: readonly { readonly value: string; readonly label: string }[];
}

function WordTable({ word, head, rows, options }: WordTableProps) {
  return (
    <Table caption={head} captionShown className="imp-words">
      <thead>
        <tr>
          <Th>In the file</Th>
          <Th numeric>Times</Th>
          <Th>Here</Th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ text, count: times, value }, nth) => {
          const shown = text === "" ? "(empty)" : text;
          return (
            <tr key={nth}>
              <RowHead>{shown}</RowHead>
              <Td numeric>{times}</Td>
              <Td>
                <SelectField
                  label={`${head}: ${shown}`}
                  labelHidden
                  name={`pick-${word}-${nth}`}
                  emptyLabel={EMPTY[word]}
                  options={options}
                  defaultValue={value}
                />
              </Td>
            </tr>
          );
        })}
      </tbody>
    </Table>
  );
}

function count(number: number, one: string, many: string): string {
  return `${number.toLocaleString("en-US")} ${number === 1 ? one : many}`;
}
