import { useId } from "react";
import { linearScale, spreadLabels } from "@/components/chart-scale";

export interface StepPath {
  label: string;
  /** Color class. */
  className?: string;
  /** Where it begins, and each change of level after that. */
  points: readonly { x: number; level: number }[];
  /** Where it ends; the right edge unless given. */
  until?: number;
}

export interface StepLineProps {
  title: string;
  /** The same in words; the facts stand beside the chart as well. */
  description: string;
  /** Best first; `level` counts from 0 at the top. */
  levels: readonly string[];
  /** The scale runs from 0 to this. */
  xMax: number;
  ticks: readonly { x: number; label: string }[];
  start: { level: number; className?: string };
  solid: StepPath;
  dashed?: StepPath;
}

const WIDTH = 400;
const LEFT = 72;
const RIGHT = 396;
const ROW = 28;
const TOP = 18;
/** Rough width of a letter at this size; only for deciding where a label fits. */
const LETTER = 6.4;

/** How a level changes over time: what happens on a solid line, what would happen on a dashed one. */
export function StepLine({ title, description, levels, xMax, ticks, start, solid, dashed }: StepLineProps) {
  const id = useId();
  const x = linearScale([0, xMax], [LEFT, RIGHT]);
  const y = (level: number) => TOP + ROW * level;
  const bottom = y(levels.length - 1);
  const tickX = spreadLabels(
    ticks.map((tick) => x(tick.x)),
    74,
    LEFT - 20,
    RIGHT - 28,
  );
  return (
    <svg className="fc" viewBox={`0 0 ${WIDTH} ${bottom + 44}`} role="img" aria-labelledby={`${id}t ${id}d`}>
      <title id={`${id}t`}>{title}</title>
      <desc id={`${id}d`}>{description}</desc>
      {levels.map((level, index) => (
        <g key={level}>
          <line x1={LEFT} x2={RIGHT} y1={y(index)} y2={y(index)} className="fc__g" />
          <text x={LEFT - 10} y={y(index) + 4} className="fc__l" textAnchor="end">
            {level}
          </text>
        </g>
      ))}
      {ticks.map((tick, index) => (
        <g key={tick.label}>
          <line x1={fixed(x(tick.x))} x2={fixed(x(tick.x))} y1={bottom + 14} y2={bottom + 20} className="fc__tk" />
          <text x={fixed(tickX[index] ?? 0)} y={bottom + 36} textAnchor="middle">
            {tick.label}
          </text>
        </g>
      ))}
      {dashed ? <Steps path={dashed} x={x} y={y} isDashed /> : null}
      <Steps path={solid} x={x} y={y} />
      <g className={start.className}>
        <circle cx={LEFT} cy={y(start.level)} r="5" className="fc__dot" />
      </g>
    </svg>
  );
}

interface StepsProps {
  path: StepPath;
  x: (value: number) => number;
  y: (level: number) => number;
  isDashed?: boolean;
}

function Steps({ path, x, y, isDashed = false }: StepsProps) {
  const { points, label, className } = path;
  const end = path.until === undefined ? RIGHT : x(path.until);
  const first = points[0];
  if (!first) return null;
  const d = points.slice(1).map((point) => `H${fixed(x(point.x))}V${y(point.level)}`);
  const place = isDashed ? dashedLabel(points, label, end, y) : solidLabel(points, x, y, end);
  return (
    <g className={[isDashed ? "fc__dash" : "fc__solid", className].filter(Boolean).join(" ")}>
      <path d={`M${fixed(x(first.x))} ${y(first.level)}${d.join("")}H${fixed(end)}`} />
      {isDashed
        ? null
        : points
            .slice(1)
            .map((point) => (
              <circle key={point.x} cx={fixed(x(point.x))} cy={y(point.level)} r="3.5" className="fc__dot2" />
            ))}
      <text {...place} className="fc__t">
        {label}
      </text>
    </g>
  );
}

/** Above the longest level stretch, where the words have most room. */
function solidLabel(points: StepPath["points"], x: StepsProps["x"], y: StepsProps["y"], end: number) {
  const stretches = points.map((point, index) => {
    const next = points[index + 1];
    const from = x(point.x);
    return { from, length: (next ? x(next.x) : end) - from, level: point.level };
  });
  const best = stretches.reduce((a, b) => (b.length > a.length ? b : a));
  return { x: fixed(best.from + 8), y: y(best.level) - 7 };
}

/** After the line's end, or under it where the edge is too near. */
function dashedLabel(points: StepPath["points"], label: string, end: number, y: StepsProps["y"]) {
  const level = points.at(-1)?.level ?? 0;
  if (end + 7 + label.length * LETTER <= WIDTH) return { x: fixed(end + 7), y: y(level) + 4 };
  return { x: fixed(end), y: y(level) + 15, textAnchor: "end" as const };
}

const fixed = (value: number) => Math.round(value * 10) / 10;
