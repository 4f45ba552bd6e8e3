import { Button } from "@/components/button";
import { Icon } from "@/components/icon";
import { Segmented } from "@/components/segmented";
import { SelectField } from "@/components/select-field";
import { TextField } from "@/components/text-field";
import { REDISCLOSURE_NOTICE } from "@/lib/reports/columns";
import { PURPOSES } from "../input";
import type { AttendanceReport } from "../loaders";

/** Take the rows away as a file: who is named how, why, for whom. A plain form: the browser saves what comes back. */
export function ExportForm({ report }: { report: AttendanceReport }) {
  const { filter, summary } = report;
  const hidden = {
    from: filter.from,
    to: filter.to,
    site: filter.siteId ?? "",
    program: filter.programId ?? "",
    facilitator: filter.facilitatorId ?? "",
    client: filter.clientId ?? "",
    kind: filter.kind ?? "",
  };
  return (
    <form method="post" action="/reports/attendance/csv" className="rep__x">
      {Object.entries(hidden).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <Segmented
        legend="People shown as"
        name="people"
        defaultValue="number"
        block
        options={[
          { value: "number", label: "Client number" },
          { value: "initials", label: "Initials" },
          { value: "name", label: "Full name" },
        ]}
      />
      <SelectField
        label="Why it leaves Evenkeel"
        name="purpose"
        options={PURPOSES.map((purpose) => ({ value: purpose, label: purpose }))}
      />
      <TextField label="Who gets it" name="recipient" required maxLength={200} defaultValue="Our own staff" />
      <div className="rep__n">
        <Icon name="shield" />
        <p>
          <b>Protected record</b>
          <br />“{REDISCLOSURE_NOTICE}” The notice is the first line of the file. This export is logged with your name
          and reason.
        </p>
      </div>
      <Button type="submit" variant="primary" icon="download" disabled={summary.rowCount === 0}>
        Download CSV
      </Button>
      <p className="hint">{summary.rowCount.toLocaleString("en-US")} rows, one for each client and session.</p>
    </form>
  );
}
