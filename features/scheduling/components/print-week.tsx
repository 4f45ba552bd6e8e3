import { Paper, PaperFoot } from "@/components/paper";
import { IconButtonLink } from "@/components/button";
import { REDISCLOSURE_NOTICE } from "@/lib/reports/columns";
import { bandOf, type Band, type BandEdges } from "@/lib/time/band";
import { formatDate, formatDateRange } from "@/lib/time/format";
import { addDays, dayOfMonth, eachDay, weekdayIndex, type LocalDate } from "@/lib/time/local-date";
import { localTimeOfMinutes } from "@/lib/time/local-time";
import type { WeekView } from "../queries/week";
import {
  movedText,
  peopleText,
  rangeText,
  shownTitle,
  stateText,
  withClosures,
  type ShownSession,
} from "./session-words";

export const BANDS: readonly { readonly band: Band; readonly name: string }[] = [
  { band: "morning", name: "Morning" },
  { band: "afternoon", name: "Afternoon" },
  { band: "evening", name: "Evening" },
];

export interface PrintWeekProps {
  week: WeekView & { readonly printed: string };
}

/** A site's week for the wall: days side by side, a part for each room, in it a row for each part of the day. */
export function PrintWeek({ week }: PrintWeekProps) {
  const { site, monday, today, closedDays, bands, printed } = week;
  const sessions = withClosures(week.sessions, closedDays);
  const days = shownDays(monday, sessions);
  const rooms = roomsInOrder(week, sessions);
  const about = (date: LocalDate) => `/schedule/print?what=week&week=${date}&site=${site.id}`;
  return (
    <Paper
      wide
      title={`${site.name}, ${formatDateRange(monday, addDays(monday, 6))}`}
      subtitle="The week, room by room"
      back={{ href: `/schedule?week=${monday}&site=${site.id}`, label: "Schedule" }}
      options={
        <>
          <IconButtonLink icon="chevl" label="Previous week" href={about(addDays(monday, -7))} />
          <IconButtonLink icon="chev" label="Next week" href={about(addDays(monday, 7))} />
        </>
      }
    >
      <table>
        <caption className="sr">Sessions of the week by room, part of the day, and day</caption>
        <colgroup>
          <col style={{ width: "21mm" }} />
        </colgroup>
        <thead>
          <tr>
            <td aria-hidden="true" />
            {days.map((date) => (
              <th key={date} scope="col">
                {formatDate(date, today).slice(0, 3)} {dayOfMonth(date)}
                {closedDays
                  .filter((closure) => closure.date === date)
                  .map(({ name }) => (
                    <small key={name}> {name}</small>
                  ))}
              </th>
            ))}
          </tr>
        </thead>
        {rooms.map((room) => (
          <Room
            key={room}
            room={room}
            days={days}
            bands={bands}
            sessions={sessions.filter((s) => roomOf(s) === room)}
          />
        ))}
        <PaperFoot columns={days.length + 1} printed={printed} notice={REDISCLOSURE_NOTICE} />
      </table>
      {sessions.length === 0 ? <p>No sessions this week.</p> : null}
    </Paper>
  );
}

interface RoomProps {
  room: string;
  days: readonly LocalDate[];
  bands: BandEdges;
  sessions: readonly ShownSession[];
}

function Room({ room, days, bands, sessions }: RoomProps) {
  const rows = BANDS.map(({ band, name }) => ({
    name,
    there: sessions.filter(({ startMinute }) => bandOf(localTimeOfMinutes(startMinute), bands) === band),
  })).filter(({ there }) => there.length > 0);
  return (
    <tbody>
      <tr>
        <th scope="rowgroup" colSpan={days.length + 1}>
          {room}
        </th>
      </tr>
      {rows.map(({ name, there }) => (
        <tr key={name}>
          <th scope="row">{name}</th>
          {days.map((date) => (
            <td key={date}>
              {there
                .filter((session) => session.date === date)
                .map((session) => (
                  <Session key={session.id} session={session} />
                ))}
            </td>
          ))}
        </tr>
      ))}
    </tbody>
  );
}

/** Shapes and words carry all meaning: a printer has no colors, and a copy of a copy no shades. */
function Session({ session }: { session: ShownSession }) {
  const { status, lead, kind, expected, capacity } = session;
  const places = kind === "group" ? (capacity === null ? peopleText(session) : `${expected} of ${capacity}`) : null;
  const isOff = status !== "scheduled";
  const state = [isOff ? stateText(session) : null, movedText(session)].filter((part) => part !== null).join(", ");
  const title = paperTitle(session);
  return (
    <div className="paper__s">
      <b>{rangeText(session)}</b>
      {status === "cancelled" ? <s>{title}</s> : title}
      {state === "" ? null : ` (${state})`}
      {isOff ? null : <small>{[lead, places].filter((part) => part !== null).join(", ")}</small>}
    </div>
  );
}

/** "CBT skills", "LP, family": a kind that no color tells. */
export function paperTitle(session: ShownSession): string {
  const title = shownTitle(session);
  const isSaid = session.kind === "group" || title.toLowerCase().includes(session.kind);
  return isSaid ? title : `${title}, ${session.kind}`;
}

/** Monday to Friday, and the days of the weekend on which there is something. */
export function shownDays(monday: LocalDate, sessions: readonly { readonly date: LocalDate }[]): LocalDate[] {
  const used = new Set(sessions.map(({ date }) => date));
  return eachDay(monday, addDays(monday, 6)).filter((date) => weekdayIndex(date) < 5 || used.has(date));
}

function roomOf({ room, isOnline }: ShownSession): string {
  return room ?? (isOnline ? "Online" : "No room");
}

/** In the order of the site's rooms; what has none comes last. */
function roomsInOrder({ pickers }: WeekView, sessions: readonly ShownSession[]): string[] {
  const used = new Set(sessions.map(roomOf));
  const named = pickers.rooms.map(({ name }) => name).filter((name) => used.has(name));
  return [...new Set([...named, ...used])];
}
