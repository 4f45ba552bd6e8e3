import type { Typed } from "@/server/doors/action-state";
import type { SeriesInput } from "./input";

/** The form's fields as they were typed, from what was read of them: to be put back beside a preview. */
export function typedSeries(input: SeriesInput): Typed {
  const { track, skip, weekdays, intent: _intent, ...rest } = input;
  const plain = Object.entries(rest).map(([name, value]) => [name, value === null ? "" : String(value)] as const);
  return {
    ...Object.fromEntries(plain),
    track: track.trackId ?? (track.programId === null ? "" : `program:${track.programId}`),
    weekdays: [...weekdays],
    skip: [...skip],
  };
}
