import { Button, ButtonLink } from "@/components/button";
import { SelectField } from "@/components/select-field";
import { TextField } from "@/components/text-field";

export interface TrailFiltersProps {
  from: string;
  to: string;
  actor: string;
  type: string;
  subject: string;
  staff: readonly { id: string; name: string }[];
  dateError?: string;
}

const TYPES = [
  "account",
  "clinic",
  "client",
  "closure",
  "disclosure",
  "enrollment",
  "program",
  "room",
  "series",
  "service_type",
  "session",
  "site",
  "staff",
  "track",
];

/** Narrows the trail down. A plain GET form: the filter stands in the address. */
export function TrailFilters({ from, to, actor, type, subject, staff, dateError }: TrailFiltersProps) {
  const types = type === "" || TYPES.includes(type) ? TYPES : [...TYPES, type];
  return (
    <form action="/setup/audit" method="get" role="search" className="trail-filters">
      <TextField label="From" name="from" type="date" defaultValue={from} error={dateError} />
      <TextField label="Through" name="to" type="date" defaultValue={to} />
      <SelectField
        label="Who"
        name="actor"
        emptyLabel="Anybody"
        options={[
          { value: "operator", label: "Operator" },
          ...staff.map(({ id, name }) => ({ value: id, label: name })),
        ]}
        defaultValue={actor}
      />
      <SelectField
        label="About"
        name="type"
        emptyLabel="Anything"
        options={types.map((each) => ({ value: each, label: words(each) }))}
        defaultValue={type}
      />
      <TextField label="Record id" name="subject" defaultValue={subject} autoComplete="off" maxLength={64} />
      <Button type="submit" icon="search">
        Show
      </Button>
      <ButtonLink href="/setup/audit" variant="ghost">
        Clear
      </ButtonLink>
    </form>
  );
}

function words(type: string): string {
  const text = type.replaceAll("_", " ");
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}
