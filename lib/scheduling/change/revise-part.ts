import { parseLocalStamp, stampText } from "@/lib/recurrence/local-stamp";
import { timesADay } from "@/lib/recurrence/parsed-rule";
import { dayOfStamp } from "@/lib/scheduling/change/parts";
import { endingOn, storedRule, stripClock } from "@/lib/scheduling/change/rule-text";
import type { SeriesFields } from "@/lib/scheduling/change/series-change";
import type { SeriesPart } from "@/lib/scheduling/change/series-state";
import { addDays, type LocalDate } from "@/lib/time/local-date";
import type { LocalTime } from "@/lib/time/local-time";
import { toLocal, type Zone } from "@/lib/time/zone";

/** What a change gives to every part alike, whatever days it has. */
export type PartFields = Pick<SeriesFields, "startTime" | "durationMinutes" | "place" | "lead">;

/** A part with other fields, its days as they were. */
export function revisePart(part: SeriesPart, wanted: PartFields, zone: Zone): SeriesPart {
  const timed = wanted.startTime === undefined ? part : retime(part, wanted.startTime, zone);
  return {
    ...timed,
    durationMinutes: wanted.durationMinutes ?? part.durationMinutes,
    place: wanted.place ?? part.place,
    lead: wanted.lead ?? part.lead,
  };
}

/** The parts as they were until the day before `day`, and as `revise` makes them from that day on. */
export function reviseFrom(
  parts: readonly SeriesPart[],
  day: LocalDate,
  revise: (part: SeriesPart) => SeriesPart,
): SeriesPart[] {
  return parts.flatMap((part) => {
    if (part.through !== null && part.through < day) return [part];
    if (part.from >= day) return [revise(part)];
    return [
      { ...part, through: addDays(day, -1) },
      { ...revise(part), from: day },
    ];
  });
}

/**
 * The part at another time of day: all its places move to it, and what was left out or added stays so on its date. A
 * left-out time that matched nothing is dropped, so that it cannot begin to match.
 */
function retime(part: SeriesPart, time: LocalTime, zone: Zone): SeriesPart {
  const parsed = part.rule === null ? null : storedRule(part.rule);
  if (part.startTime === time && (parsed === null || parsed.byHour.length + parsed.byMinute.length === 0)) return part;
  const isManyTimes = parsed !== null && timesADay(parsed) > 1;
  const exdates = part.exdates.flatMap((text) => {
    const stamp = parseLocalStamp(text);
    if (stamp === null || stamp.kind === "day") return [text];
    const at = stamp.kind === "instant" ? toLocal(new Date(stamp.instant), zone) : stamp;
    return isManyTimes || at.time === part.startTime ? [stampText(at.date, time)] : [];
  });
  const rdates = part.rdates.map((text) => {
    const date = dayOfStamp(text, zone);
    return date === null || parseLocalStamp(text)?.kind === "day" ? text : stampText(date, time);
  });
  return { ...part, startTime: time, rule: ruleAtStart(part), exdates, rdates };
}

/** The rule without times of its own, and with an end that no longer depends on the time. */
function ruleAtStart({ rule, through }: SeriesPart): string | null {
  if (rule === null) return null;
  const { until } = storedRule(rule);
  const plain = stripClock(rule);
  return until === null || until.kind === "date" ? plain : endingOn(plain, through);
}
