import { eq } from "drizzle-orm";
import { enrollments, tracks } from "@/db/schema";
import type { Reader } from "@/db/store";
import { done, type Result } from "@/lib/result";
import { readWhen, type WhenRefusal } from "@/lib/scheduling/series-form";
import type { CreateSeriesInput } from "../commands/create-series";
import type { SeriesInput } from "../input/series";

export interface WhenRefused {
  readonly on: "when";
  readonly why: WhenRefusal;
}

/** The series that a form asks for. The program of a track, and of a client's enrollment, is looked up: nobody types it twice. */
export async function readSeriesDraft(
  reader: Reader,
  input: SeriesInput,
): Promise<Result<CreateSeriesInput, WhenRefused>> {
  const when = readWhen(input);
  if (!when.ok) return { ok: false, refusal: { on: "when", why: when.refusal } };
  const { trackId } = input.track;
  const { siteId, kind, title, serviceTypeId, roomId, facilitatorId, coFacilitatorId, capacity, modality } = input;
  return done({
    ...when.value,
    ...{ siteId, kind, title, serviceTypeId, roomId, facilitatorId, coFacilitatorId, capacity, modality, trackId },
    programId: input.track.programId ?? (await findProgram(reader, input)),
    joinLink: input.joinLink,
    rdates: [],
    enrollmentId: input.enrollmentId,
    ways: input.ways.map(({ way }) => way).filter(({ way }) => way !== "anyway"),
  });
}

async function findProgram(reader: Reader, { track, enrollmentId }: SeriesInput): Promise<string | null> {
  if (track.trackId !== null) {
    const rows = await reader.select({ id: tracks.programId }).from(tracks).where(eq(tracks.id, track.trackId));
    return rows[0]?.id ?? null;
  }
  if (enrollmentId === null) return null;
  const rows = await reader
    .select({ id: enrollments.programId })
    .from(enrollments)
    .where(eq(enrollments.id, enrollmentId));
  return rows[0]?.id ?? null;
}
