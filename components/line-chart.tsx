import { useId } from "react";
import { labelEvery, linearScale, spreadLabels, stepsBetween } from "@/components/chart-scale";
import { classNames } from "@/components/class-names";

export interface LineChartSeries {
  key: string;
  label: string;
  /** Second line of the label at the right. */
  note?: string;
  /** Color and marker: circle, square, triangle, diamond. */
  tone: 1 | 2 | 3 | 4;
  /** One per column; null where nothing is known. */
  values: readonly (number | null)[];
}

export interface LineChartColumn {
  key: string;
  label: string;
  /** Under the label: "so far". */
  note?: string;
  shaded?: boolean;
  /** In the shade: "Labor Day". */
  shadeLabel?: string;
}

export interface LineChartProps {
  title: string;
  /** What it shows, in a sentence or two; the table below holds the values. */
  description: string;
  columns: readonly LineChartColumn[];
  series: readonly LineChartSeries[];
  yMin: number;
  yMax: number;
  yStep: number;
  yLabel: (value: number) => string;
  goal?: { value: number; label: string };
  /** The last column is not finished: its segment is dashed, its marker hollow. */
  lastOpen?: boolean;
  annotations?: readonly { column: number; value: number; label: string }[];
}

const WIDTH = 828;
const HEIGHT = 402;
const LEFT = 44;
const RIGHT = 692;
const TOP = 14;
const BOTTOM = 356;
const LABELS = RIGHT + 14;

/** Lines with labels at their ends instead of a legend. Drawn on the server; needs no script. */
export function LineChart(props: LineChartProps) {
  const { title, description, columns, series, yMin, yMax, yStep, yLabel, goal, lastOpen, annotations = [] } = props;
  const id = useId();
  const x = linearScale([0, Math.max(1, columns.length - 1)], [LEFT, RIGHT]);
  const y = linearScale([yMin, yMax], [BOTTOM, TOP]);
  const every = labelEvery(columns.length, RIGHT - LEFT, 54);
  const half = Math.min(20, (RIGHT - LEFT) / Math.max(1, columns.length - 1) / 2.5);
  const ends = series.map((line) => y(line.values.findLast((value) => value !== null) ?? yMin));
  const [goalY, ...labelY] = spreadLabels([goal ? y(goal.value) : -1000, ...ends], 30, goal ? TOP : -1000, BOTTOM);
  return (
    <div className="ch-w" role="group" aria-label={title} tabIndex={0}>
      <svg className="ch" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-labelledby={`${id}t ${id}d`}>
        <title id={`${id}t`}>{title}</title>
        <desc id={`${id}d`}>{description}</desc>
        {columns.map((column, index) =>
          column.shaded ? (
            <g key={column.key}>
              <rect
                x={fixed(x(index) - half)}
                y={TOP}
                width={fixed(half * 2)}
                height={BOTTOM - TOP}
                className="ch__cl"
              />
              {column.shadeLabel ? (
                <text x={fixed(x(index))} y={BOTTOM - 6} className="ch__ct" textAnchor="middle">
                  {column.shadeLabel}
                </text>
              ) : null}
            </g>
          ) : null,
        )}
        {stepsBetween(yMin, yMax, yStep).map((value) => (
          <g key={value}>
            <line x1={LEFT} x2={RIGHT + 20} y1={fixed(y(value))} y2={fixed(y(value))} className="ch__g" />
            <text x={LEFT - 8} y={fixed(y(value) + 4)} textAnchor="end">
              {yLabel(value)}
            </text>
          </g>
        ))}
        {goal ? (
          <g>
            <line x1={LEFT} x2={RIGHT} y1={fixed(y(goal.value))} y2={fixed(y(goal.value))} className="ch__goal" />
            <text x={LABELS} y={fixed((goalY ?? 0) + 4)} className="ch__gt">
              {goal.label}
            </text>
          </g>
        ) : null}
        {series.map((line, index) => (
          <Series
            key={line.key}
            line={line}
            x={x}
            y={y}
            isLastOpen={lastOpen === true}
            labelY={labelY[index] ?? BOTTOM}
          />
        ))}
        {columns.map((column, index) =>
          (columns.length - 1 - index) % every === 0 ? (
            <text key={column.key} x={fixed(x(index))} y={BOTTOM + 20} textAnchor="middle">
              {column.label}
              {column.note ? (
                <tspan x={fixed(x(index))} dy={17}>
                  {column.note}
                </tspan>
              ) : null}
            </text>
          ) : null,
        )}
        {annotations.map((note) => (
          <text
            key={note.label}
            x={fixed(x(note.column))}
            y={fixed(y(note.value) + 20)}
            className="ch__an"
            textAnchor="middle"
          >
            {note.label}
          </text>
        ))}
      </svg>
    </div>
  );
}

interface SeriesProps {
  line: LineChartSeries;
  x: (index: number) => number;
  y: (value: number) => number;
  isLastOpen: boolean;
  labelY: number;
}

interface Point {
  index: number;
  x: number;
  y: number;
}

function Series({ line, x, y, isLastOpen, labelY }: SeriesProps) {
  const points = line.values.flatMap((value, index): Point[] =>
    value === null ? [] : [{ index, x: x(index), y: y(value) }],
  );
  const isOpen = (point: Point) => isLastOpen && point.index === line.values.length - 1;
  const firm = points.filter((point) => !isOpen(point));
  const open = points.find(isOpen);
  const lastFirm = firm.at(-1);
  if (points.length === 0) return null;
  return (
    <g className={`ch__s ch__s--${line.tone}`}>
      <path className="ch__l" d={pathOf(firm)} />
      {open && lastFirm ? (
        <path
          className="ch__l ch__l--open"
          d={`M${fixed(lastFirm.x)} ${fixed(lastFirm.y)}L${fixed(open.x)} ${fixed(open.y)}`}
        />
      ) : null}
      {points.map((point) => (
        <Marker key={point.index} tone={line.tone} x={point.x} y={point.y} open={isOpen(point)} />
      ))}
      <text x={LABELS} y={fixed(labelY - 3)}>
        <tspan className="ch__v">{line.label}</tspan>
        {line.note ? (
          <tspan x={LABELS} dy={15}>
            {line.note}
          </tspan>
        ) : null}
      </text>
    </g>
  );
}

/** A gap in the values is a gap in the line. */
function pathOf(points: readonly Point[]): string {
  return points
    .map((point, rank) => {
      const isJoined = rank > 0 && points[rank - 1]?.index === point.index - 1;
      return `${isJoined ? "L" : "M"}${fixed(point.x)} ${fixed(point.y)}`;
    })
    .join("");
}

function Marker({ tone, x, y, open }: { tone: 1 | 2 | 3 | 4; x: number; y: number; open: boolean }) {
  const className = classNames("ch__m", open && "ch__m--open");
  switch (tone) {
    case 1:
      return <circle cx={fixed(x)} cy={fixed(y)} r="4" className={className} />;
    case 2:
      return <rect x={fixed(x - 3.6)} y={fixed(y - 3.6)} width="7.2" height="7.2" className={className} />;
    case 3:
      return <path d={`M${fixed(x)} ${fixed(y - 4.8)}l4.8 8.4h-9.6z`} className={className} />;
    case 4:
      return <path d={`M${fixed(x)} ${fixed(y - 5)}l5 5-5 5-5-5z`} className={className} />;
  }
}

const fixed = (value: number) => Math.round(value * 10) / 10;
