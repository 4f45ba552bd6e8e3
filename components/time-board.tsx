import type { CSSProperties, ReactNode } from "react";
import { Block } from "@/components/block";
import { classNames } from "@/components/class-names";
import { assignColumns } from "@/components/week-grid/columns";

export interface BoardItem {
  id: string;
  startMinute: number;
  endMinute: number;
  href?: string;
  /** In words, beginning with the visible title. */
  label: string;
  content: ReactNode;
  className?: string;
  /** 0 to 1: how full it is. */
  fill?: number;
  /** A `Mover` among the board's children may take it up. */
  isMovable?: boolean;
}

export interface TimeBoardProps {
  label: string;
  fromMinute: number;
  toMinute: number;
  hourLabel: (minute: number) => string;
  bands?: readonly { label: string; from: number; to: number }[];
  now?: { minute: number; label: string };
  rows: readonly {
    key: string;
    label: string;
    /** Said in a row without items: "free". */
    emptyNote?: string;
    items: readonly BoardItem[];
  }[];
  className?: string;
  /** Laid over the board: a `Mover`. */
  children?: ReactNode;
}

/** A day from left to right, one row per place. The line of the current time passes behind the text. */
export function TimeBoard(props: TimeBoardProps) {
  const { label, fromMinute, toMinute, hourLabel, bands = [], now, rows, className, children } = props;
  const percent = (minute: number) => round(((minute - fromMinute) / (toMinute - fromMinute)) * 100);
  const at = (minute: number) => ({ "--s": percent(minute) }) as CSSProperties;
  const span = (from: number, to: number) =>
    ({ "--s": percent(from), "--n": round(percent(to) - percent(from)) }) as CSSProperties;
  const first = Math.ceil(fromMinute / 60) * 60;
  const hours = Array.from({ length: Math.floor((toMinute - first) / 60) + 1 }, (_, index) => first + index * 60);
  const isNowInside = now !== undefined && now.minute >= fromMinute && now.minute <= toMinute;
  return (
    <div className={classNames("board", className)} role="group" aria-label={label} tabIndex={0}>
      <div className="board__g" style={{ "--tb-rows": rows.length } as CSSProperties}>
        <div className="board__axis" aria-hidden="true">
          <span />
          <div className="board__hrs">
            {bands.map((band) => (
              <span key={band.label} className="board__band" style={span(band.from, band.to)}>
                {band.label}
              </span>
            ))}
            {hours.map((minute) =>
              isNowInside && Math.abs(now.minute - minute) < 24 ? null : (
                <span key={minute} className="board__hr" style={at(minute)}>
                  {hourLabel(minute)}
                </span>
              ),
            )}
            {isNowInside ? (
              <b className="board__nowt" style={at(now.minute)}>
                {now.label}
              </b>
            ) : null}
          </div>
        </div>
        <div className="board__ov" aria-hidden="true">
          {hours.map((minute) => (
            <i key={minute} style={at(minute)} />
          ))}
          {isNowInside ? <i className="is-now" style={at(now.minute)} /> : null}
        </div>
        {rows.map((row) => (
          <Row key={row.key} label={row.label} emptyNote={row.emptyNote} items={row.items} span={span} />
        ))}
        {children}
      </div>
    </div>
  );
}

const round = (percent: number) => Math.round(percent * 1000) / 1000;

interface RowProps {
  label: string;
  emptyNote?: string;
  items: readonly BoardItem[];
  span: (from: number, to: number) => CSSProperties;
}

function Row({ label, emptyNote, items, span }: RowProps) {
  const clusters = assignColumns(items);
  const lanes = Math.max(1, ...clusters.map((cluster) => cluster.columns));
  const isFlat = lanes > 1;
  return (
    <section className="board__row" aria-label={label}>
      <span className="board__lab" aria-hidden="true">
        {label}
      </span>
      {items.length === 0 && emptyNote ? <span className="board__free">{emptyNote}</span> : null}
      <ol
        className={classNames("board__trk", isFlat && "is-flat")}
        style={isFlat ? ({ "--tb-lanes": lanes } as CSSProperties) : undefined}
      >
        {clusters.flatMap(({ placed }) =>
          placed.map(({ item, column }) => (
            <li
              key={item.id}
              data-move={item.isMovable ? item.id : undefined}
              style={
                { ...span(item.startMinute, item.endMinute), ...(isFlat ? { "--t": column } : null) } as CSSProperties
              }
            >
              <Block {...item} />
            </li>
          )),
        )}
      </ol>
    </section>
  );
}
