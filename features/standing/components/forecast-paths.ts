import type { StepLineProps } from "@/components/step-line";
import type { Level, Standing } from "@/lib/standing/types";
import { formatDate } from "@/lib/time/format";
import { daysBetween, localDate, type LocalDate } from "@/lib/time/local-date";
import { LEVEL_WORDS } from "./standing-pill";

const LEVELS: readonly Level[] = ["good", "watch", "warning", "contract", "review"];
const SHORTEST_DAYS = 14;

type Paths = Pick<StepLineProps, "levels" | "xMax" | "ticks" | "start" | "solid" | "dashed">;

/** The forecast as two lines: nothing more missed, and one more missed day. */
export function forecastPaths(standing: Standing, today: LocalDate): Paths {
  const at = (date: string) => daysBetween(today, localDate(date));
  const now = LEVELS.indexOf(standing.level);
  const changes = standing.forecast.ifAllAttended.map(({ on, level }) => ({
    x: at(on),
    level: LEVELS.indexOf(level),
    on,
  }));
  const raise = standing.forecast.raises.find(({ misses }) => misses === 1);
  const worst = Math.max(now, LEVELS.indexOf(raise?.level ?? "good"), ...changes.map(({ level }) => level), 2);
  const last = Math.max(SHORTEST_DAYS, ...changes.map(({ x }) => x));
  const xMax = Math.round(last * 1.25);
  const points = [
    { x: 0, level: now },
    ...changes.map(({ x, level }) => ({ x, level })),
    { x: xMax, level: changes.at(-1)?.level ?? now },
  ];
  return {
    levels: LEVELS.slice(0, worst + 1).map((level) => LEVEL_WORDS[level]),
    xMax,
    ticks: [{ x: 0, label: "Today" }, ...changes.map(({ x, on }) => ({ x, label: formatDate(localDate(on), today) }))],
    start: { level: now, className: `is-${standing.level}` },
    solid: { points, label: "Nothing more missed", className: "is-good" },
    ...(raise === undefined
      ? {}
      : {
          dashed: {
            points: [
              { x: 0, level: now },
              { x: Math.max(1, at(raise.on)), level: LEVELS.indexOf(raise.level) },
              { x: xMax, level: LEVELS.indexOf(raise.level) },
            ],
            label: "One more missed day",
            className: `is-${raise.level}`,
          },
        }),
  };
}
