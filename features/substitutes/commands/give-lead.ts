import { inArray, sql } from "drizzle-orm";
import { series, seriesParts, sessions } from "@/db/schema";
import type { Reader, Tx } from "@/db/store";
import type { DomainEvent } from "@/server/doors/changed";
import type { Lead } from "@/lib/scheduling/change/series-state";
import { isSameLead } from "@/lib/scheduling/substitute-lead";
import type { LocalDate } from "@/lib/time/local-date";
import { leadEvent } from "../events";

export interface LedSession extends Lead {
  readonly id: string;
  readonly siteId: string;
  readonly version: number;
}

export interface GivenLead {
  readonly session: LedSession;
  readonly lead: Lead;
  /** Differs from the series: a change of the series then leaves it alone (H5). */
  readonly isOwn: boolean;
}

/**
 * Puts other people in front of sessions. One statement for all that come to the same, for a leave of six weeks is a
 * hundred sessions. Time, place and status stay, and with them the sequence of every calendar (H18).
 */
export async function giveLeads(tx: Tx, given: readonly GivenLead[]): Promise<DomainEvent[]> {
  const alike = new Map<string, GivenLead[]>();
  for (const each of given) {
    const key = `${each.lead.facilitatorId} ${each.lead.coFacilitatorId} ${each.isOwn}`;
    alike.set(key, [...(alike.get(key) ?? []), each]);
  }
  for (const group of alike.values()) {
    const { lead, isOwn } = group[0]!;
    await tx
      .update(sessions)
      .set({
        facilitatorId: lead.facilitatorId,
        coFacilitatorId: lead.coFacilitatorId,
        hasOwnLead: isOwn,
        version: sql`${sessions.version} + 1`,
      })
      .where(
        inArray(
          sessions.id,
          group.map(({ session }) => session.id),
        ),
      );
  }
  return given.map(({ session, lead }) => leadEvent(session, session, lead));
}

/** Who leads by the series on each session's regular day: two queries for all of them. */
export async function listPatternLeads(
  reader: Reader,
  asked: readonly { readonly id: string; readonly seriesId: string; readonly regularDate: LocalDate }[],
): Promise<Map<string, Lead>> {
  const seriesIds = [...new Set(asked.map(({ seriesId }) => seriesId))];
  if (seriesIds.length === 0) return new Map();
  const lead = (of: typeof series | typeof seriesParts) => ({
    facilitatorId: of.facilitatorId,
    coFacilitatorId: of.coFacilitatorId,
  });
  const rows = await reader
    .select({ id: series.id, ...lead(series) })
    .from(series)
    .where(inArray(series.id, seriesIds));
  const parts = await reader
    .select({
      seriesId: seriesParts.seriesId,
      from: seriesParts.from,
      through: seriesParts.through,
      ...lead(seriesParts),
    })
    .from(seriesParts)
    .where(inArray(seriesParts.seriesId, seriesIds));
  return new Map(
    asked.flatMap(({ id, seriesId, regularDate }): [string, Lead][] => {
      const part = parts.find(
        (each) => each.seriesId === seriesId && each.from <= regularDate && regularDate <= each.through,
      );
      const own = part ?? rows.find((row) => row.id === seriesId);
      if (own === undefined) throw new Error("A session belongs to no series.");
      return [[id, { facilitatorId: own.facilitatorId, coFacilitatorId: own.coFacilitatorId }]];
    }),
  );
}

/** Whether a lead is a session's own beside the pattern's. */
export function isOwnLead(lead: Lead, pattern: Lead | undefined): boolean {
  return pattern === undefined || !isSameLead(lead, pattern);
}
