import { readFileSync } from "node:fs";
import { z } from "zod";
import { localTime, localTimeOfMinutes, minutesOfDay, type LocalTime } from "@/lib/time/local-time";
import { WEEKDAYS, type Weekday } from "@/lib/time/local-date";

const SHAPES = z.object({
  timeZone: z.string(),
  programs: z.array(
    z.object({
      source: z.string(),
      weekdays: z.array(z.enum(WEEKDAYS)),
      bands: z.array(z.object({ band: z.string(), start: z.string(), end: z.string() })),
      breaksMinutes: z.array(z.number()).optional(),
      groupsPerDay: z.number().optional(),
      weeks: z.array(z.number()).optional(),
    }),
  ),
  base: z.object({
    sessionsPerWeekPerSite: z.object({ group: z.number(), individual: z.number(), family: z.number() }),
  }),
});

/** Published day shapes of outpatient programs; the demo clinic is cut from them under invented names. */
export const published = SHAPES.parse(JSON.parse(readFileSync(new URL("./ma-programs.json", import.meta.url), "utf8")));

export interface Block {
  readonly start: LocalTime;
  readonly minutes: number;
}

export interface DayShape {
  readonly weekdays: readonly Weekday[];
  readonly blocks: readonly Block[];
}

const USUAL_GROUPS_A_DAY = 3;
const USUAL_BREAK = 10;

/**
 * A published day cut into its groups: the band's length without the breaks, in equal parts to ten minutes, what is
 * left over in the last one. `startsAt` moves the whole day, for a track whose length is published and whose hour is not.
 */
export function dayShape(source: string, band: string, startsAt?: LocalTime): DayShape {
  const program = published.programs.find((each) => each.source.includes(source));
  const found = program?.bands.find((each) => each.band === band);
  if (program === undefined || found === undefined) throw new Error(`Nobody published a ${band} of ${source}.`);
  const groups = USUAL_GROUPS_A_DAY;
  const breaks = program.breaksMinutes ?? Array.from({ length: groups - 1 }, () => USUAL_BREAK);
  const from = minutesOfDay(localTime(found.start));
  const clinical = minutesOfDay(localTime(found.end)) - from - breaks.reduce((sum, each) => sum + each, 0);
  const usual = Math.floor(clinical / groups / 10) * 10;
  const blocks: Block[] = [];
  let at = startsAt === undefined ? from : minutesOfDay(startsAt);
  for (let group = 0; group < groups; group++) {
    const minutes = group === groups - 1 ? clinical - usual * (groups - 1) : usual;
    blocks.push({ start: localTimeOfMinutes(at), minutes });
    at += minutes + (breaks[group] ?? 0);
  }
  return { weekdays: program.weekdays, blocks };
}
