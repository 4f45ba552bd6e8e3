import type { LocalDate } from "@/lib/time/local-date";
import type { Instant } from "@/lib/time/zone";
import type { OutboxRequest } from "@/server/doors/changed";

export const CLOSURE_NEWS_TOPIC = "closure.news";

/** What a client is told about their appointments. */
export interface ClosureNews {
  readonly clientId: string;
  /** The closures that it comes from: what was taken back before the mail leaves is not told. */
  readonly closureIds: readonly string[];
  readonly off: readonly LocalDate[];
  readonly byVideo: readonly LocalDate[];
  readonly on: readonly LocalDate[];
}

/** One mail to one client. Asked for again by the same change, it is not sent again. */
export function closureNews(key: string, notBefore: Instant, news: ClosureNews): OutboxRequest {
  return {
    topic: CLOSURE_NEWS_TOPIC,
    idempotencyKey: `${CLOSURE_NEWS_TOPIC}:${key}:${news.clientId}`,
    payload: { ...news },
    notBefore,
  };
}
