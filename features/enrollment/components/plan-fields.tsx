"use client";

import { useRef, useState, useSyncExternalStore, type ReactNode } from "react";
import { Icon } from "@/components/icon";
import { SelectField } from "@/components/select-field";
import { TextField } from "@/components/text-field";
import { WeekdayPicker } from "@/components/weekday-picker";
import type { OpenTrack } from "@/features/enrollment/queries/track-offers";
import { weekdayLong, weekdayShort } from "@/lib/enrollment/weekday-words";
import { explainOffer } from "@/lib/enrollment/week-offer";
import { formatMinutes } from "@/lib/time/format";
import { WEEKDAYS, type Weekday } from "@/lib/time/local-date";
import { fieldError, typedList, typedText, type ActionState } from "@/server/doors/action-state";

/** The plan as it stands, to start a change from. */
export interface PlanDefaults {
  readonly trackId: string;
  readonly weekdays: readonly Weekday[];
  readonly minutesPerWeek: number;
  readonly daysPerWeek: number;
  readonly individual: { readonly sessions: number; readonly weeks: number } | null;
  readonly family: { readonly sessions: number; readonly weeks: number } | null;
}

export interface PlanFieldsProps<Value> {
  state: ActionState<Value>;
  tracks: readonly OpenTrack[];
  /** Left out: a new plan, with the program's figures. */
  plan?: PlanDefaults;
  /** Stands between the weekdays and the figures: dates. */
  children?: ReactNode;
}

interface Picked {
  readonly trackId: string;
  readonly weekdays: readonly Weekday[];
  readonly hours: string;
  readonly days: string;
}

/** Scripts run, or they do not: that never changes while the page is open. */
const never = () => () => undefined;

const DAYS = WEEKDAYS.map((weekday) => ({
  value: weekday,
  short: weekdayShort(weekday).slice(0, 2),
  label: weekdayLong(weekday),
}));

/**
 * Track, weekdays and what a week asks, with what the track offers told at once. Without JavaScript the same figures
 * stand in a list, and what is left empty is taken from the program.
 */
export function PlanFields<Value>({ state, tracks, plan, children }: PlanFieldsProps<Value>) {
  const root = useRef<HTMLDivElement>(null);
  const first: Picked = {
    trackId: typedText(state, "trackId", plan?.trackId ?? ""),
    weekdays: WEEKDAYS.filter((weekday) => typedList(state, "weekdays", plan?.weekdays ?? []).includes(weekday)),
    hours: typedText(state, "hoursPerWeek", plan ? hoursText(plan.minutesPerWeek) : ""),
    days: typedText(state, "daysPerWeek", plan ? String(plan.daysPerWeek) : ""),
  };
  const [picked, setPicked] = useState(first);
  const isLive = useSyncExternalStore(
    never,
    () => true,
    () => false,
  );
  const track = tracks.find(({ trackId }) => trackId === picked.trackId);
  const kinds = (name: string, otherwise: { sessions: number; weeks: number } | null) => ({
    sessions: typedText(state, `${name}Sessions`, otherwise ? String(otherwise.sessions) : ""),
    weeks: typedText(state, `${name}Weeks`, otherwise ? String(otherwise.weeks) : "1"),
  });
  const individual = kinds("individual", plan ? plan.individual : { sessions: 1, weeks: 1 });
  const family = kinds("family", plan ? plan.family : null);
  return (
    <div className="fields" ref={root} onChange={() => setPicked(readPicked(root.current, first))}>
      <SelectField
        label="Program and track"
        name="trackId"
        required
        emptyLabel="Choose a track"
        options={groupsOf(tracks)}
        defaultValue={first.trackId}
        error={fieldError(state, "trackId")}
      />
      <WeekdayPicker
        legend="Days"
        name="weekdays"
        days={DAYS}
        defaultValue={first.weekdays}
        error={fieldError(state, "weekdays")}
      />
      {isLive ? <LiveOffer track={track} picked={picked} /> : <OfferList tracks={tracks} />}
      {children}
      <div className="fields fields--2">
        <TextField
          label="Hours a week"
          name="hoursPerWeek"
          inputMode="decimal"
          optional="optional"
          defaultValue={first.hours}
          error={fieldError(state, "hoursPerWeek")}
          hint={
            track
              ? `Left empty: ${formatMinutes(track.minutesPerWeek)}, as the program asks.`
              : "Left empty: as the program asks."
          }
        />
        <TextField
          label="Days a week"
          name="daysPerWeek"
          inputMode="numeric"
          optional="optional"
          defaultValue={first.days}
          error={fieldError(state, "daysPerWeek")}
          hint={
            track ? `Left empty: ${defaultDays(track, picked.weekdays.length)}.` : "Left empty: as the program asks."
          }
        />
      </div>
      <div className="fields fields--2">
        <KindFields legend="Individual sessions asked" name="individual" value={individual} state={state} />
        <KindFields legend="Family sessions asked" name="family" value={family} state={state} />
      </div>
    </div>
  );
}

function KindFields(props: {
  legend: string;
  name: string;
  value: { sessions: string; weeks: string };
  state: ActionState<unknown>;
}) {
  const { legend, name, value, state } = props;
  return (
    <fieldset>
      <legend className="sr">{legend}</legend>
      <div className="cl-kinds">
        <TextField
          label={legend}
          name={`${name}Sessions`}
          inputMode="numeric"
          defaultValue={value.sessions}
          error={fieldError(state, `${name}Sessions`)}
        />
        <TextField
          label="in how many weeks"
          name={`${name}Weeks`}
          inputMode="numeric"
          defaultValue={value.weeks}
          error={fieldError(state, `${name}Weeks`)}
        />
      </div>
    </fieldset>
  );
}

/** "The Morning track on Mon, Wed, Fri offers 9 h a week; 9 h are needed." */
function LiveOffer({ track, picked }: { track: OpenTrack | undefined; picked: Picked }) {
  const sentences = track
    ? explainOffer(track, {
        weekdays: picked.weekdays,
        minutesPerWeek: minutesOf(picked.hours) ?? track.minutesPerWeek,
        daysPerWeek: Number(picked.days) || defaultDays(track, picked.weekdays.length),
      })
    : [];
  return (
    <div className="offer" role="status">
      {sentences.map(({ tone, text }) => (
        <div key={text} className={tone === "warning" ? "notice notice--warning" : "notice"}>
          <Icon name={tone === "warning" ? "alert" : "info"} />
          <span>{text}</span>
        </div>
      ))}
      {track ? <DayList track={track} /> : null}
    </div>
  );
}

function OfferList({ tracks }: { tracks: readonly OpenTrack[] }) {
  return (
    <div className="offer">
      {tracks.map((track) => (
        <DayList key={track.trackId} track={track} isNamed />
      ))}
    </div>
  );
}

/** What each weekday of a track offers, and the places left in its fullest group. */
function DayList({ track, isNamed }: { track: OpenTrack; isNamed?: boolean }) {
  return (
    <div className="offer__d">
      {isNamed ? `${track.program}, ${track.name}: ` : ""}
      {track.days.length === 0 ? (
        isNamed ? (
          "no groups planned yet."
        ) : null
      ) : (
        <ul className="row row--wrap">
          {track.days.map(({ weekday, minutes, fullest }) => (
            <li key={weekday}>
              {weekdayShort(weekday)} {formatMinutes(minutes)}
              {fullest ? `, ${fullest.taken} of ${fullest.capacity} places taken` : ""}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

function readPicked(root: HTMLElement | null, otherwise: Picked): Picked {
  if (root === null) return otherwise;
  const value = (name: string) =>
    root.querySelector<HTMLInputElement | HTMLSelectElement>(`[name="${name}"]`)?.value ?? "";
  const ticked = new Set(
    [...root.querySelectorAll<HTMLInputElement>('[name="weekdays"]:checked')].map((box) => box.value),
  );
  return {
    trackId: value("trackId"),
    weekdays: WEEKDAYS.filter((weekday) => ticked.has(weekday)),
    hours: value("hoursPerWeek"),
    days: value("daysPerWeek"),
  };
}

function groupsOf(tracks: readonly OpenTrack[]) {
  const programs = [...new Set(tracks.map(({ program }) => program))];
  return programs.map((program) => ({
    group: program,
    options: tracks
      .filter((track) => track.program === program)
      .map(({ trackId, name }) => ({ value: trackId, label: `${name} (${program})` })),
  }));
}

function defaultDays(track: OpenTrack, weekdays: number): number {
  return weekdays === 0 ? track.daysPerWeek : Math.min(track.daysPerWeek, weekdays);
}

/** "9" and "10.5" as minutes; null for anything else. */
function minutesOf(hours: string): number | null {
  const typed = hours.trim().replace(",", ".");
  return /^\d{1,3}(\.\d{1,2})?$/.test(typed) ? Math.round(Number(typed) * 60) : null;
}

/** 540 is "9", 630 is "10.5". */
export function hoursText(minutes: number): string {
  return String(Math.round((minutes / 60) * 100) / 100);
}
