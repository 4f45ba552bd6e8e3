import { Button } from "@/components/button";
import { SelectField } from "@/components/select-field";
import { TextField } from "@/components/text-field";
import type { LocalDate } from "@/lib/time/local-date";

export interface CalendarExportFormProps {
  from: LocalDate;
  to: LocalDate;
  hasOwn: boolean;
  /** Offered to those who plan; empty: one's own calendar alone. */
  staff: readonly { readonly id: string; readonly name: string }[];
  staffId: string | null;
  sites: readonly { readonly id: string; readonly name: string }[];
  siteId: string | null;
  isPlanner: boolean;
}

/** Sessions as a file for a calendar program. A plain form, whose answer is the file. */
export function CalendarExportForm(props: CalendarExportFormProps) {
  const { from, to, hasOwn, staff, staffId, sites, siteId, isPlanner } = props;
  return (
    <form action="/schedule/ics" method="get" className="form">
      <div className="fields">
        {isPlanner ? (
          <SelectField
            label="Whose sessions"
            name="staff"
            options={[
              ...(hasOwn ? [{ value: "me", label: "Mine" }] : []),
              { value: "", label: "Everybody’s" },
              ...staff.map(({ id, name }) => ({ value: id, label: name })),
            ]}
            defaultValue={staffId ?? (hasOwn ? "me" : "")}
          />
        ) : (
          <input type="hidden" name="staff" value="me" />
        )}
        {isPlanner && sites.length > 1 ? (
          <SelectField
            label="Site"
            name="site"
            options={[
              { value: "", label: "All my sites" },
              ...sites.map(({ id, name }) => ({ value: id, label: name })),
            ]}
            defaultValue={siteId ?? ""}
          />
        ) : null}
        <div className="fields fields--2">
          <TextField label="First day" name="from" type="date" required defaultValue={from} />
          <TextField label="Last day" name="to" type="date" required defaultValue={to} />
        </div>
      </div>
      <p className="hint">
        An .ics file for Outlook, Google or Apple calendars. Clients stand in it by initials, and canceled sessions as
        canceled. Taking it in again updates what is there.
      </p>
      <div className="form__end">
        <Button type="submit" variant="primary" icon="download">
          Download calendar
        </Button>
      </div>
    </form>
  );
}
