"use client";

import { useEffect, useSyncExternalStore } from "react";
import { Card, CardHeader } from "@/components/card";
import { Icon } from "@/components/icon";
import type { RosterView } from "@/features/attendance/queries/roster-view";
import { countWaiting } from "@/lib/offline-roster/unsent-queue";
import { formatDateLong, formatTimeRange } from "@/lib/time/format";
import { toLocal, zone, type Instant } from "@/lib/time/zone";
import { NO_QUEUE, startSending, unsentLines } from "./unsent-lines";
import "./offline-shell.css";

/** The list of rosters while there is no connection: what was taken along, day by day. */
export function KeptRosterList({ views, now }: { views: readonly RosterView[]; now: Instant }) {
  const { queue, isAway } = useSyncExternalStore(unsentLines.subscribe, unsentLines.current, () => NO_QUEUE);
  useEffect(() => void startSending(), []);
  const days = [...new Set(views.map(({ date }) => date))];
  const waiting = countWaiting(queue);
  return (
    <main id="main" tabIndex={-1} className="ofl">
      <h1 className="h1">Rosters on this device</h1>
      {isAway ? (
        <p className="ofl__s" role="status">
          <Icon name="cloudoff" /> Offline.{" "}
          {waiting === 0 ? "What you mark is saved on this device." : `Saved on this device, ${waiting} to send.`}
        </p>
      ) : null}
      {views.length === 0 ? <p>No roster was taken along yet.</p> : null}
      {days.map((date) => (
        <Card key={date} labelledBy={`day-${date}`}>
          <CardHeader id={`day-${date}`} title={dayWords(date, views, now)} />
          <ul className="ofl__l">
            {views
              .filter((view) => view.date === date)
              .map((view) => (
                <li key={view.sessionId}>
                  <a href={`/rosters/${view.sessionId}`}>
                    <b>{formatTimeRange(view.startTime, view.endTime)}</b>
                    <span>
                      {view.title}
                      {view.room === null ? null : <small> · {view.room}</small>}
                    </span>
                    <small>{countWords(view, countWaiting(queue, view.sessionId))}</small>
                  </a>
                </li>
              ))}
          </ul>
        </Card>
      ))}
    </main>
  );
}

function dayWords(date: RosterView["date"], views: readonly RosterView[], now: Instant): string {
  const first = views.find((view) => view.date === date);
  const isToday = first !== undefined && toLocal(now, zone(first.zone)).date === date;
  return isToday ? `Today, ${formatDateLong(date)}` : formatDateLong(date);
}

function countWords({ lines }: RosterView, waiting: number): string {
  if (waiting > 0) return `${waiting} to send`;
  const left = lines.filter(({ mark }) => mark === null).length;
  return left === 0 ? `${lines.length} recorded` : `${left} of ${lines.length} not recorded`;
}
