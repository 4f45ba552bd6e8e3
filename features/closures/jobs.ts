import { and, inArray, isNull } from "drizzle-orm";
import { z } from "zod";
import { closures } from "@/db/schema";
import { findAddress } from "@/features/scheduling/queries/change-audience";
import { homeOf } from "@/lib/access/home-of-side";
import { formatDate } from "@/lib/time/format";
import { parseLocalDate, type LocalDate } from "@/lib/time/local-date";
import type { MessageKind } from "@/server/outbox/message";
import { CLOSURE_NEWS_TOPIC } from "./events";

const days = z.array(z.string().transform((text) => parseLocalDate(text)));
const news = z.object({
  clientId: z.string(),
  closureIds: z.array(z.string()),
  off: days,
  byVideo: days,
  on: days,
});

/**
 * The mail that tells a client which appointments are off, by video, or on again. It names no place, nobody and nothing
 * of the clinic, because other people read mail too. When the closures were taken back meanwhile (or put down again),
 * it is not sent.
 */
export const closureNewsMail: MessageKind = {
  topic: CLOSURE_NEWS_TOPIC,
  compose: async ({ reader, baseUrl }, payload) => {
    const { clientId, closureIds, off, byVideo, on } = news.parse(payload);
    const to = await findAddress(reader, { clientId });
    if (to === null) return null;
    const standing = await reader
      .select({ date: closures.date })
      .from(closures)
      .where(and(inArray(closures.id, closureIds), isNull(closures.removedAt)));
    const isClosed = new Set<string>(standing.map(({ date }) => date));
    const sentences = [
      sentence(
        stillSo(off, (date) => isClosed.has(date)),
        "will not take place",
      ),
      sentence(
        stillSo(byVideo, (date) => isClosed.has(date)),
        "will be by video",
      ),
      sentence(
        stillSo(on, (date) => !isClosed.has(date)),
        "will take place after all",
      ),
    ].filter((each) => each !== null);
    if (sentences.length === 0) return null;
    return {
      to,
      subject: "A change to your appointments",
      text: [...sentences, "", `Sign in to see your week: ${baseUrl}${homeOf("client")}`, ""].join("\n"),
    };
  },
};

function stillSo(dates: readonly (LocalDate | null)[], isSo: (date: LocalDate) => boolean): LocalDate[] {
  return dates.filter((date) => date !== null).filter(isSo);
}

function sentence(dates: readonly LocalDate[], what: string): string | null {
  if (dates.length === 0) return null;
  return `Your appointments on ${dates.map((date) => formatDate(date)).join(", ")} ${what}.`;
}
