import { Button, ButtonLink } from "@/components/button";
import { SelectField } from "@/components/select-field";
import { TextField } from "@/components/text-field";

/** Finds staff by name. A plain GET form: what was searched for stands in the address. */
export function StaffSearch({ term, show }: { term: string; show: "working" | "archived" }) {
  return (
    <form action="/setup/staff" method="get" role="search" className="staff-search">
      <TextField label="Name" name="q" type="search" defaultValue={term} autoComplete="off" />
      <SelectField
        label="Show"
        name="show"
        options={[
          { value: "working", label: "Working here" },
          { value: "archived", label: "Archived" },
        ]}
        defaultValue={show}
      />
      <Button type="submit" icon="search">
        Find
      </Button>
      {term !== "" || show === "archived" ? (
        <ButtonLink href="/setup/staff" variant="ghost">
          Clear
        </ButtonLink>
      ) : null}
    </form>
  );
}
