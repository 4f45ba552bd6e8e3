import type { CSSProperties, ReactNode } from "react";
import { Block } from "@/components/block";
import { classNames } from "@/components/class-names";
import { PageLink } from "@/components/page-link";
import { PopoverKeys } from "@/components/popover-keys";
import { assignLanes, widthOfDay, type Lane, type Stack } from "@/components/week-grid/assign-lanes";
import { WeekGridKeys } from "@/components/week-grid/week-grid-keys";

export interface WeekDay {
  key: string;
  /** "Wed" and "18" in the head; the whole of it read aloud: "Wednesday, November 18, today, 17 sessions". */
  name: string;
  number: string;
  label: string;
  /** Quiet words at the right of the head. */
  note?: string;
  today?: boolean;
  weekend?: boolean;
  /** Said in the middle of a day without items. */
  emptyNote?: string;
  /** Width; by what the day holds unless given. */
  size?: "full" | "small" | "slim";
}

export interface WeekItem {
  id: string;
  /** The key of its day. */
  day: string;
  startMinute: number;
  endMinute: number;
  lane: Lane;
  /** Without it the block is a shape that cannot be opened: a draft. */
  href?: string;
  /** Everything the block says, in words, beginning with its visible title. */
  label: string;
  content: ReactNode;
  className?: string;
  /** 0 to 1: how full it is. */
  fill?: number;
  /** A `Mover` among the grid's children may take it up. */
  isMovable?: boolean;
}

export interface WeekGridProps {
  label: string;
  days: readonly WeekDay[];
  items: readonly WeekItem[];
  fromMinute: number;
  toMinute: number;
  /** Parts of the day, named along the hours. */
  bands?: readonly { label: string; from: number; to: number }[];
  hourLabel: (minute: number) => string;
  now?: { day: string; minute: number; label: string };
  /** More than this many side by side in one lane stand behind a count. */
  collapseAfter?: number;
  /** `isAll`: nothing stands beside the count. */
  moreLabel: (count: number, isAll: boolean) => string;
  /** Keeps the scroll position on top when links change only the query. */
  scrollLinks?: boolean;
  className?: string;
  /** Laid over the grid: a callout, a `Mover`. */
  children?: ReactNode;
}

const WIDTHS = { small: 0.64, slim: 0.4 };

const at = (startMinute: number, fromMinute: number) => ({ "--s": startMinute - fromMinute }) as CSSProperties;
const span = (from: number, to: number, fromMinute: number) =>
  ({ "--s": from - fromMinute, "--n": to - from }) as CSSProperties;

/**
 * A week, one labelled section per day, every item a link in the order of time. Light on purpose: a block is a list
 * item, a link and its content, and its place is two numbers, so that a hundred of them stay under 800 elements.
 */
export function WeekGrid(props: WeekGridProps) {
  const { label, days, items, fromMinute, toMinute, bands = [], hourLabel, now, className, children } = props;
  const byDay = new Map<string, WeekItem[]>(days.map((day) => [day.key, []]));
  for (const item of items) byDay.get(item.day)?.push(item);
  const isNowInside = now !== undefined && now.minute >= fromMinute && now.minute <= toMinute && byDay.has(now.day);
  const columns = days
    .map((day) => `minmax(0,${round(widthOf(day, byDay.get(day.key) ?? [], props.collapseAfter))}fr)`)
    .join(" ");
  const style = {
    "--wg-hours": (toMinute - fromMinute) / 60,
    "--wg-cols": columns,
    "--wg-days": days.length,
  } as CSSProperties;
  return (
    <div className={classNames("wg", className)} role="group" aria-label={label} style={style}>
      <div className="wg__grid">
        <Gutter {...{ bands, hourLabel, fromMinute, toMinute }} now={isNowInside ? now : undefined} />
        {days.map((day) => (
          <Day
            key={day.key}
            {...props}
            day={day}
            items={byDay.get(day.key) ?? []}
            now={isNowInside && now.day === day.key ? now : undefined}
          />
        ))}
        <div className="wg__lines" aria-hidden="true">
          {isNowInside ? <i className="is-now" style={at(now.minute, fromMinute)} /> : null}
          {hoursBetween(fromMinute, toMinute).map((minute) => (
            <i key={minute} style={at(minute, fromMinute)} />
          ))}
          {bands.slice(1).map((band) => (
            <i key={band.label} className="is-band" style={at(band.from, fromMinute)} />
          ))}
        </div>
        {children}
      </div>
      <WeekGridKeys />
    </div>
  );
}

function widthOf(day: WeekDay, items: readonly WeekItem[], collapseAfter?: number): number {
  const few = items.length === 0 ? "slim" : items.length <= 6 ? "small" : "full";
  const size = day.size ?? (day.weekend ? few : "full");
  return size === "full" ? widthOfDay(items, collapseAfter) : WIDTHS[size];
}

/** The full hours after the first minute and before the last. */
function hoursBetween(fromMinute: number, toMinute: number): number[] {
  const first = Math.ceil((fromMinute + 1) / 60) * 60;
  return Array.from({ length: Math.max(0, Math.ceil((toMinute - first) / 60)) }, (_, index) => first + index * 60);
}

type GutterProps = Required<Pick<WeekGridProps, "bands" | "hourLabel" | "fromMinute" | "toMinute">> &
  Pick<WeekGridProps, "now">;

function Gutter({ bands, hourLabel, fromMinute, toMinute, now }: GutterProps) {
  return (
    <div className="wg__gut" aria-hidden="true">
      <div className="wg__corner" />
      {bands.map((band) => (
        <div
          key={band.label}
          className="wg__band"
          style={span(Math.max(band.from, fromMinute), Math.min(band.to, toMinute), fromMinute)}
        >
          <span>{band.label}</span>
        </div>
      ))}
      {hoursBetween(fromMinute, toMinute).map((minute) =>
        // The current time needs the room of an hour that is nearly the same.
        now && Math.abs(now.minute - minute) < 14 ? null : (
          <span key={minute} className="wg__hour" style={at(minute, fromMinute)}>
            {hourLabel(minute)}
          </span>
        ),
      )}
      {now ? (
        <span className="wg__nowt" style={at(now.minute, fromMinute)}>
          {now.label}
        </span>
      ) : null}
    </div>
  );
}

function Day({
  day,
  items,
  fromMinute,
  now,
  collapseAfter = 3,
  moreLabel,
  scrollLinks = true,
}: WeekGridProps & { day: WeekDay }) {
  const { shown, stacks } = assignLanes(items, collapseAfter);
  return (
    <section className={classNames("wg__day", day.weekend && "wg__day--we")} aria-label={day.label}>
      <header className={classNames("wg__dh", day.today && "is-today")} aria-hidden="true">
        <span>
          {day.name} <b>{day.number}</b>
        </span>
        {day.note ? <small>{day.note}</small> : null}
      </header>
      <ol className="wg__list">
        {shown.map(({ item, left, width }) => (
          <li
            key={item.id}
            className={item.lane === "narrow" ? "is-narrow" : undefined}
            data-move={item.isMovable ? item.id : undefined}
            style={
              {
                ...span(item.startMinute, item.endMinute, fromMinute),
                "--l": round(left),
                "--w": round(width),
              } as CSSProperties
            }
          >
            <Block {...item} scroll={scrollLinks} />
          </li>
        ))}
        {stacks.map((stack) => (
          <li
            key={`more-${stack.items[0]?.id ?? ""}`}
            className="is-narrow"
            style={
              {
                ...span(stack.startMinute, stack.endMinute, fromMinute),
                "--l": round(stack.left),
                "--w": round(stack.width),
              } as CSSProperties
            }
          >
            <More stack={stack} label={moreLabel(stack.items.length, stack.isAll)} />
          </li>
        ))}
      </ol>
      {items.length === 0 && day.emptyNote ? <p className="wg__none">{day.emptyNote}</p> : null}
      {now ? <i className="wg__now" style={at(now.minute, fromMinute)} aria-hidden="true" /> : null}
    </section>
  );
}

const round = (percent: number) => Math.round(percent * 100) / 100;

function More({ stack, label }: { stack: Stack<WeekItem>; label: string }) {
  return (
    <details className="wg__more">
      <summary title={label}>
        <span aria-hidden="true">{stack.isAll ? label : `+${stack.items.length}`}</span>
        <span className="sr">{label}</span>
      </summary>
      <ul className="menu">
        {stack.items.map((item) => (
          <li key={item.id}>
            {item.href ? (
              <PageLink className="menu__i" href={item.href}>
                {item.label}
              </PageLink>
            ) : (
              <span className="menu__i">{item.label}</span>
            )}
          </li>
        ))}
      </ul>
      <PopoverKeys />
    </details>
  );
}
