"use client";

import { Card, CardHeader } from "@/components/card";
import { ButtonLink } from "@/components/button";
import { useDiscreet } from "@/components/discreet";
import { EmptyState } from "@/components/empty-state";
import { Icon } from "@/components/icon";
import { Legend } from "@/components/legend";
import { TimeBoard } from "@/components/time-board";
import { DISCREET_TITLE } from "@/lib/discreet/discreetly";
import { formatTime, formatTimeRange } from "@/lib/time/format";
import { localTimeOfMinutes, minutesOfDay } from "@/lib/time/local-time";
import type { RosterRow, Rosters } from "../queries/rosters";

const KIND_CLASS = { group: "k-group", individual: "k-indiv", family: "k-family" } as const;
const KIND_WORD = { group: "group", individual: "individual", family: "family" } as const;

/** Today's rooms by hours: where every session is, who is there, and which roster is still open. */
export function RoomBoard({ rosters, noon, evening }: { rosters: Rosters; noon: number; evening: number }) {
  const { ofToday, nowMinute } = rosters;
  const { isOn } = useDiscreet();
  const shown = ofToday
    .filter(({ state }) => state !== "off")
    .map((row) => (isOn && row.kind === "group" ? { ...row, title: DISCREET_TITLE } : row));
  const from = Math.min(9 * 60, ...shown.map(startOf)) - 30;
  const to = Math.max(17 * 60, ...shown.map(endOf)) + 10;
  return (
    <Card labelledBy="board-h">
      <CardHeader
        id="board-h"
        title="Rooms today"
        count={ofToday.length === 1 ? "1 session" : `${ofToday.length} sessions`}
      >
        <Legend
          items={[
            { label: "Group", kind: true, className: "k-group" },
            { label: "Individual", kind: true, className: "k-indiv" },
            { label: "Family", kind: true, className: "k-family" },
            { label: "Roster not finished", icon: "m-unrec" },
          ]}
        />
        <ButtonLink href="/schedule" size="s" variant="ghost">
          Week
          <Icon name="chev" size="s" />
        </ButtonLink>
      </CardHeader>
      {shown.length === 0 ? (
        <EmptyState title="No sessions today." />
      ) : (
        <TimeBoard
          label="Rooms today, by hours"
          fromMinute={from}
          toMinute={to}
          hourLabel={(minute) => hourWords(minute, from)}
          bands={bandsOf(from, to, noon, evening)}
          now={{ minute: nowMinute, label: formatTime(localTimeOfMinutes(nowMinute)) }}
          rows={rowsOf(shown)}
        />
      )}
    </Card>
  );
}

/**
 * A row a room; individual sessions share one, "Offices", because each stands in a room of its own. Rooms of several
 * sites are told apart by their site: two rooms A are two rooms.
 */
function rowsOf(shown: readonly RosterRow[]) {
  const isOneSite = new Set(shown.map(({ site }) => site)).size === 1;
  const byRoom = new Map<string, RosterRow[]>();
  for (const row of shown) {
    const place = row.kind === "individual" ? "Offices" : (row.room ?? "No room");
    const room = isOneSite ? place : `${place} ${row.site}`;
    byRoom.set(room, [...(byRoom.get(room) ?? []), row]);
  }
  const last = (room: string) => (room.startsWith("Offices") ? 2 : room.startsWith("No room") ? 1 : 0);
  return [...byRoom]
    .sort(([one], [other]) => last(one) - last(other) || one.localeCompare(other, "en"))
    .map(([room, rows]) => ({ key: room, label: room, items: rows.map(itemOf) }));
}

function itemOf(row: RosterRow) {
  const isOpen = row.state === "unfinished";
  const title = titleOf(row);
  return {
    id: row.sessionId,
    startMinute: startOf(row),
    endMinute: endOf(row),
    href: `/rosters/${row.sessionId}`,
    label: [
      title,
      KIND_WORD[row.kind],
      formatTimeRange(row.startTime, row.endTime),
      row.room,
      countWords(row),
      isOpen ? "roster not finished" : null,
    ]
      .filter(Boolean)
      .join(", "),
    className: `${KIND_CLASS[row.kind]} ${row.state === "now" ? "is-now" : ""} ${isPast(row) ? "is-past" : ""} ${isOpen ? "is-open" : ""}`,
    content: (
      <>
        <span className="blk__t">{title}</span>
        {row.kind === "group" && <span className="blk__m">{countWords(row)}</span>}
      </>
    ),
  };
}

function titleOf(row: RosterRow): string {
  if (row.kind === "group") return row.title;
  const whose = row.clientInitials ?? "";
  if (row.kind === "family") return `Family, ${whose}`;
  return [whose, row.leadInitials].filter(Boolean).join(" · ");
}

function countWords(row: RosterRow): string {
  if (row.state === "now") return `${row.recorded} of ${row.expected} here`;
  return isPast(row) ? `${row.recorded} of ${row.expected}` : `${row.expected} expected`;
}

function isPast(row: RosterRow): boolean {
  return row.state === "unfinished" || row.state === "complete";
}

function startOf(row: RosterRow): number {
  return minutesOfDay(row.startTime);
}

/** A session over midnight ends the board, not the day before. */
function endOf(row: RosterRow): number {
  const end = minutesOfDay(row.endTime);
  return end > startOf(row) ? end : 1440;
}

function hourWords(minute: number, from: number): string {
  const words = formatTime(localTimeOfMinutes(minute % 1440));
  const isFirst = minute - from < 60;
  return words === "noon"
    ? "12 PM"
    : isFirst
      ? words.replace(":00", "")
      : words.replace(":00", "").replace(/ [AP]M$/, "");
}

function bandsOf(from: number, to: number, noon: number, evening: number) {
  const edges = [
    { label: "Morning", from, to: noon },
    { label: "Afternoon", from: noon, to: evening },
    { label: "Evening", from: evening, to },
  ];
  return edges
    .map((band) => ({ ...band, from: Math.max(from, band.from) + 6, to: Math.min(to, band.to) - 6 }))
    .filter((band) => band.to - band.from > 40);
}
