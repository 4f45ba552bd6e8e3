import Form from "next/form";
import { Button, IconButtonLink } from "@/components/button";
import { Paper, PaperFoot } from "@/components/paper";
import { SelectField } from "@/components/select-field";
import { REDISCLOSURE_NOTICE } from "@/lib/reports/columns";
import { formatDateLong } from "@/lib/time/format";
import { addDays, startOfWeek, yearOf, type LocalDate } from "@/lib/time/local-date";
import type { StaffDay } from "../queries/staff-day";
import { paperTitle } from "./print-week";
import { movedText, peopleText, placesText, rangeText, stateText, type ShownSession } from "./session-words";

/** One person's day: when, what, where, how many, and room to write. */
export function PrintDay({ view }: { view: StaffDay & { readonly printed: string } }) {
  const { who, day, staff, places, printed } = view;
  const about = (date: LocalDate) => `/schedule/print?what=day&day=${date}&facilitator=${who?.id ?? "me"}`;
  const date = `${formatDateLong(day)}, ${yearOf(day)}`;
  return (
    <Paper
      roomy
      title={who === null ? date : `${who.name}, ${date}`}
      back={{ href: `/schedule?week=${startOfWeek(day)}`, label: "Schedule" }}
      options={
        <>
          <IconButtonLink icon="chevl" label="Previous day" href={about(addDays(day, -1))} />
          <IconButtonLink icon="chev" label="Next day" href={about(addDays(day, 1))} />
          <Form action="/schedule/print" className="row" prefetch={false}>
            <input type="hidden" name="what" value="day" />
            <input type="hidden" name="day" value={day} />
            <SelectField
              label="Facilitator"
              labelHidden
              name="facilitator"
              key={who?.id ?? ""}
              defaultValue={who?.id ?? ""}
              options={[
                ...(who === null ? [{ value: "", label: "Choose one" }] : []),
                ...staff.map(({ id, name }) => ({ value: id, label: name })),
              ]}
            />
            <Button type="submit">Show</Button>
          </Form>
        </>
      }
    >
      <table>
        <caption className="sr">Sessions of the day</caption>
        <colgroup>
          <col style={{ width: "42mm" }} />
          <col />
          <col style={{ width: "26mm" }} />
          <col style={{ width: "30mm" }} />
          <col style={{ width: "40mm" }} />
        </colgroup>
        <thead>
          <tr>
            <th scope="col">Time</th>
            <th scope="col">Session</th>
            <th scope="col">Where</th>
            <th scope="col">Expected</th>
            <th scope="col">Notes</th>
          </tr>
        </thead>
        {places.map(({ site, sessions }) => (
          <tbody key={site}>
            {places.length > 1 ? (
              <tr>
                <th scope="rowgroup" colSpan={5}>
                  {site}
                </th>
              </tr>
            ) : null}
            {sessions.map((session) => (
              <Row key={session.id} session={{ ...session, closedFor: null }} />
            ))}
          </tbody>
        ))}
        <PaperFoot columns={5} printed={printed} notice={REDISCLOSURE_NOTICE} />
      </table>
      {places.length === 0 ? (
        <p>{who === null ? "Choose whose day it is." : `${who.name} leads no session on this day.`}</p>
      ) : null}
    </Paper>
  );
}

function Row({ session }: { session: ShownSession }) {
  const { status, room, isOnline } = session;
  const isOff = status !== "scheduled";
  const title = paperTitle(session);
  const words = [isOff ? stateText(session) : null, movedText(session)].filter((word) => word !== null);
  return (
    <tr>
      <th scope="row">{rangeText(session)}</th>
      <td>
        {status === "cancelled" ? <s>{title}</s> : title}
        {words.length === 0 ? null : ` (${words.join(", ")})`}
      </td>
      <td>{[room, isOnline ? "online" : null].filter((part) => part !== null).join(", ")}</td>
      <td>{isOff ? "" : (placesText(session) ?? peopleText(session))}</td>
      <td />
    </tr>
  );
}
