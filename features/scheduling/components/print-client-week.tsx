import { ButtonLink, IconButtonLink } from "@/components/button";
import { Paper, PaperFoot } from "@/components/paper";
import { bandOf } from "@/lib/time/band";
import { formatDate, formatDateRange, formatTimeRange } from "@/lib/time/format";
import { addDays, dayOfMonth, type LocalDate } from "@/lib/time/local-date";
import type { LocalTime } from "@/lib/time/local-time";
import { BANDS, shownDays } from "./print-week";

interface PrintedSession {
  readonly id: string;
  readonly startTime: LocalTime;
  readonly endTime: LocalTime;
  readonly status: "scheduled" | "cancelled" | "closed";
  /** Null on a plain copy. */
  readonly words: {
    readonly title: string;
    readonly room: string | null;
    readonly isOnline: boolean;
    readonly with: string | null;
  } | null;
}

export interface PrintClientWeekProps {
  clientId: string;
  isPlain: boolean;
  week: {
    readonly from: LocalDate;
    readonly to: LocalDate;
    readonly firstName: string | null;
    readonly sitePhone: string;
    readonly printed: string;
    readonly days: readonly { readonly date: LocalDate; readonly sessions: readonly PrintedSession[] }[];
  };
}

/** A client's own week, to hand to them. A plain copy says "Appointment" and a time, and whose it is to nobody. */
export function PrintClientWeek({ clientId, isPlain, week }: PrintClientWeekProps) {
  const { from, to, firstName, sitePhone, printed, days: own } = week;
  const days = shownDays(from, own);
  const about = (date: LocalDate, plain = isPlain) =>
    `/clients/${clientId}/week?week=${date}${plain ? "&plain=1" : ""}`;
  const rows = BANDS.map(({ band, name }) => ({
    name,
    of: (date: LocalDate) =>
      (own.find((day) => day.date === date)?.sessions ?? []).filter(({ startTime }) => bandOf(startTime) === band),
  })).filter(({ of }) => days.some((date) => of(date).length > 0));
  return (
    <Paper
      wide
      roomy
      title={firstName === null ? "Appointments" : `${firstName}’s week`}
      subtitle={formatDateRange(from, to)}
      back={{ href: `/clients/${clientId}/schedule`, label: "Client schedule" }}
      options={
        <>
          <IconButtonLink icon="chevl" label="Previous week" href={about(addDays(from, -7))} />
          <IconButtonLink icon="chev" label="Next week" href={about(addDays(from, 7))} />
          <ButtonLink href={about(from, !isPlain)} icon={isPlain ? "eye" : "eyeoff"}>
            {isPlain ? "Say what each one is" : "Say “Appointment” only"}
          </ButtonLink>
        </>
      }
    >
      <table>
        <caption className="sr">Appointments of the week by part of the day and day</caption>
        <colgroup>
          <col style={{ width: "24mm" }} />
        </colgroup>
        <thead>
          <tr>
            <td aria-hidden="true" />
            {days.map((date) => (
              <th key={date} scope="col">
                {formatDate(date).slice(0, 3)} {dayOfMonth(date)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ name, of }) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              {days.map((date) => (
                <td key={date}>
                  {of(date).map((session) => (
                    <Session key={session.id} session={session} />
                  ))}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
        <PaperFoot
          columns={days.length + 1}
          printed={printed}
          notice={isPlain || sitePhone === "" ? undefined : `Questions, or can’t make it? Call ${sitePhone}.`}
        />
      </table>
      {rows.length === 0 ? <p>Nothing is planned this week.</p> : null}
    </Paper>
  );
}

function Session({ session: { startTime, endTime, status, words } }: { session: PrintedSession }) {
  const isOff = status !== "scheduled";
  const title = words?.title ?? "Appointment";
  const place =
    words === null ? [] : [words.with && `with ${words.with}`, words.room, words.isOnline ? "online" : null];
  return (
    <div className="paper__s">
      <b>{formatTimeRange(startTime, endTime)}</b>
      {isOff ? <s>{title}</s> : title}
      {isOff ? (status === "closed" ? " (closed)" : " (canceled)") : null}
      {isOff ? null : <small>{place.filter(Boolean).join(", ")}</small>}
    </div>
  );
}
