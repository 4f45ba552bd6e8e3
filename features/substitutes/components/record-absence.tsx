import { Card, CardHeader } from "@/components/card";
import { Button } from "@/components/button";
import { Notice } from "@/components/notice";
import { SelectField } from "@/components/select-field";
import { TextField } from "@/components/text-field";
import { formatDate, formatDateRange, formatTimeRange } from "@/lib/time/format";
import type { LocalDate } from "@/lib/time/local-date";
import type { AwaySession } from "../queries/coverage";
import { RecordAbsenceForm } from "./record-absence-form";
import { sessionsText } from "./said";

export interface RecordAbsenceProps {
  staff: readonly { readonly id: string; readonly name: string }[];
  today: LocalDate;
  typed: {
    readonly staffId: string;
    readonly name: string;
    readonly from: LocalDate | null;
    readonly through: LocalDate | null;
  };
  preview: {
    readonly problem: { readonly field: string; readonly sentence: string } | null;
    readonly sessions: readonly AwaySession[];
  } | null;
}

/** Who is away and when: first whose sessions that touches, then the button that records it. */
export function RecordAbsence({ staff, today, typed, preview }: RecordAbsenceProps) {
  const errorAt = (field: string) => (preview?.problem?.field === field ? preview.problem.sentence : undefined);
  return (
    <Card pad labelledBy="record-h">
      <CardHeader id="record-h" title="Record days away" />
      <form action="/schedule/away" method="get" className="form">
        <div className="fields">
          <SelectField
            label="Who"
            name="staff"
            options={staff.map(({ id, name }) => ({ value: id, label: name }))}
            defaultValue={typed.staffId}
            error={errorAt("staffId")}
            required
          />
          <div className="fields fields--2">
            <TextField
              label="First day"
              name="from"
              type="date"
              defaultValue={typed.from ?? today}
              error={errorAt("from")}
              required
            />
            <TextField
              label="Last day"
              name="through"
              type="date"
              defaultValue={typed.through ?? typed.from ?? today}
              error={errorAt("through")}
              required
            />
          </div>
        </div>
        <div className="form__end">
          <Button type="submit" variant={preview === null || preview.problem ? "primary" : "default"}>
            Show their sessions
          </Button>
        </div>
      </form>
      {preview === null || preview.problem !== null || typed.from === null || typed.through === null ? null : (
        <Preview
          staffId={typed.staffId}
          name={typed.name}
          from={typed.from}
          through={typed.through}
          sessions={preview.sessions}
        />
      )}
    </Card>
  );
}

const SHOWN = 8;

function Preview(props: {
  staffId: string;
  name: string;
  from: LocalDate;
  through: LocalDate;
  sessions: readonly AwaySession[];
}) {
  const { staffId, name, from, through, sessions } = props;
  const led = sessions.filter(({ place, isOver }) => place === "lead" && !isOver).length;
  const beside = sessions.filter(({ place }) => place === "co").length;
  const over = sessions.filter(({ place, isOver }) => place === "lead" && isOver).length;
  const parts = [
    led > 0
      ? `${led === sessions.length ? "All" : led} need${led === 1 ? "s" : ""} somebody to lead ${led === 1 ? "it" : "them"}`
      : null,
    beside > 0 ? `${beside} go${beside === 1 ? "es" : ""} on with the other lead` : null,
    over > 0 ? `${over} ${over === 1 ? "is" : "are"} over and not marked` : null,
  ].filter((part) => part !== null);
  return (
    <div className="cov__form cov__preview">
      <Notice
        tone={led === 0 ? "good" : "warning"}
        title={`${name}, ${formatDateRange(from, through)}: ${sessions.length === 0 ? "no sessions" : sessionsText(sessions.length)}.`}
      >
        {parts.length === 0 ? "Nobody has to step in." : `${parts.join(", ")}.`}
      </Notice>
      {sessions.length === 0 ? null : (
        <ul className="cov__picks">
          {sessions.slice(0, SHOWN).map(({ id, date, startTime, endTime, title, room, place }) => (
            <li key={id} className="cov__p">
              <div>
                <b>{title}</b>
                <small>
                  {formatDate(date)}, {formatTimeRange(startTime, endTime)}
                  {room === null ? "" : `, ${room}`}
                  {place === "co" ? ", co-leads" : ""}
                </small>
              </div>
            </li>
          ))}
          {sessions.length > SHOWN ? <li className="cov__p muted">and {sessions.length - SHOWN} more</li> : null}
        </ul>
      )}
      <RecordAbsenceForm
        staffId={staffId}
        from={from}
        through={through}
        submit={led === 0 ? "Record days away" : `Record, ${sessionsText(led)} to cover`}
      />
    </div>
  );
}
