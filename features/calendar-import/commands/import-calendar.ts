import { newId } from "@/db/id";
import { calendarImports } from "@/db/schema";
import type { Tx } from "@/db/store";
import type { SessionAsked } from "@/features/enrollment/queries/expected";
import { evaluateExpected } from "@/features/scheduling/commands/evaluate-expected";
import { insertSeries } from "@/features/scheduling/commands/insert-series";
import { insertSessions } from "@/features/scheduling/commands/insert-sessions";
import { done, refuse, type Result } from "@/lib/result";
import { actorId, type Call } from "@/server/doors/call";
import { changed, unchanged, type Changed, type Unchanged } from "@/server/doors/changed";
import type { ImportInput } from "../input";
import { describeDryRun, describeReading, type ImportStep } from "../queries/describe-import";
import { findSameFile } from "../queries/imports";
import { MOST_SESSIONS, prepareImport, type ImportedSeries, type PreparedImport } from "../queries/prepare-import";
import type { ImportSite, ReadImport, ReadSeries } from "../queries/read-import";
import type { ImportRefusal } from "../refusals";

/** What the one action of all steps comes back with: the next step, or what was made. */
export type ImportAnswer =
  | ImportStep
  | { readonly step: "done"; readonly importId: string; readonly seriesCount: number; readonly sessionCount: number };

/**
 * Take the next step of an import, or import: what is stored is the very dry run that was shown. Where the world changed
 * since, the new dry run is shown instead, and nothing is stored.
 */
export async function importCalendar(
  tx: Tx,
  call: Call,
  input: ImportInput,
  site: ImportSite,
  read: ReadImport,
): Promise<Result<Changed<ImportAnswer> | Unchanged<ImportAnswer>, ImportRefusal>> {
  if (read.at !== "series") return done(unchanged(describeReading(read, input)));
  const question = { siteId: site.id, zone: site.zone, mapped: read.mapped, leftOut: read.leftOut };
  const prepared = await prepareImport(tx, call.now, question);
  const sessionCount = countSessions(prepared);
  if (sessionCount > MOST_SESSIONS) return refuse({ on: "sessions", found: sessionCount, most: MOST_SESSIONS });
  const isSeen = input.intent === "import" && input.seen === prepared.fingerprint;
  if (!isSeen) {
    const sameFileAt = await findSameFile(tx, site.id, read.upload.contentHash);
    const hasChanged = input.intent === "import";
    return done(unchanged(describeDryRun(read, prepared, input, { now: call.now, site, sameFileAt, hasChanged })));
  }
  if (prepared.series.length === 0) return refuse({ on: "nothing" });
  return done(await store(tx, call, site, read, prepared));
}

function countSessions({ series }: PreparedImport): number {
  return series.reduce((sum, { prepared: { plan } }) => sum + plan.sessions.length, 0);
}

async function store(
  tx: Tx,
  call: Call,
  site: ImportSite,
  { upload }: ReadSeries,
  prepared: PreparedImport,
): Promise<Changed<ImportAnswer>> {
  const importId = newId();
  const counts = { seriesCount: prepared.series.length, sessionCount: countSessions(prepared) };
  await tx.insert(calendarImports).values({
    id: importId,
    siteId: site.id,
    fileName: upload.name,
    format: upload.format,
    contentHash: upload.contentHash,
    ...counts,
    madeAt: call.now,
    madeBy: actorId(call.actor),
  });
  const asked: SessionAsked[] = [];
  for (const one of prepared.series) asked.push(...(await storeSeries(tx, call, one, importId)));
  // Everybody's week is worked out once, when all of it is there.
  const events = await evaluateExpected(tx, call, asked);
  return changed(
    { step: "done", importId, ...counts },
    {
      name: "calendar.imported",
      subjectType: "calendar_import",
      subjectId: importId,
      siteId: site.id,
      // Neither the file's name nor a title of it: both may hold a client's name.
      facts: {
        format: upload.format,
        series: counts.seriesCount,
        sessions: counts.sessionCount,
        already: prepared.already,
        leftOut: prepared.leftOut.length,
        clashes: prepared.clashes.length,
      },
    },
    ...events,
  );
}

async function storeSeries(
  tx: Tx,
  call: Call,
  { prepared }: ImportedSeries,
  importId: string,
): Promise<SessionAsked[]> {
  const { series, zone, room, plan } = prepared;
  const seriesId = await insertSeries(tx, call, prepared, importId);
  await insertSessions(tx, call, { ...series, id: seriesId, zone, roomLink: room?.joinLink ?? null }, plan.sessions);
  const { trackId, kind } = series;
  return plan.sessions.map(({ date }, nth) => ({ id: `${seriesId} ${nth}`, seriesId, trackId, kind, date }));
}
