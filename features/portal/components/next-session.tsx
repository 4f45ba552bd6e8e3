import { ButtonLink } from "@/components/button";
import { Icon } from "@/components/icon";
import { formatDate, formatMinutes, formatTime, formatTimeRange } from "@/lib/time/format";
import type { OwnSession, OwnWeek } from "../queries/own-week";

/** How long before the start the link to join is offered. */
const JOIN_FROM_MINUTES = 15;

/** When and where next, before anything else. */
export function NextSession({ week }: { week: OwnWeek }) {
  const { next, laterToday, today } = week;
  if (next === null) {
    return (
      <section className="hero" aria-labelledby="next-h">
        <h2 className="hero__k" id="next-h">
          Nothing is planned for you right now.
        </h2>
        <p className="hero__x">If you think that is wrong, call {week.sitePhone}.</p>
      </section>
    );
  }
  const minutes = week.minutesToNext ?? 0;
  return (
    <section className="hero" aria-labelledby="next-h">
      <h2 className="hero__k" id="next-h">
        {whenWords(next, today, minutes)}
      </h2>
      <p className="hero__t">{formatTimeRange(next.startTime, next.endTime)}</p>
      <p className="hero__n">{next.with === null ? next.title : `${next.title} with ${next.with}`}</p>
      <p className="hero__w">
        <Icon name={next.isOnline ? "video" : "pin"} />
        {whereWords(next)}
      </p>
      {next.joinLink !== null && minutes <= JOIN_FROM_MINUTES && (
        <ButtonLink href={next.joinLink} size="big" variant="primary" icon="video" rel="noreferrer">
          Join now
        </ButtonLink>
      )}
      {next.joinLink !== null && minutes > JOIN_FROM_MINUTES && (
        <p className="hero__x">The link to join appears here {JOIN_FROM_MINUTES} minutes before it starts.</p>
      )}
      <ButtonLink href={`/me?cant=${next.id}`} size="big">
        {minutes > 0 ? "I can’t make it" : "I’m running late"}
      </ButtonLink>
      {laterToday.length > 0 && <p className="hero__x">{thenWords(next, laterToday, today)}</p>}
    </section>
  );
}

function whenWords(next: OwnSession, today: string, minutes: number): string {
  if (minutes <= 0) return "Now";
  if (next.date === today) return `Next, in ${formatMinutes(minutes)}`;
  return `Next, ${formatDate(next.date)}`;
}

export function whereWords(session: OwnSession): string {
  if (!session.isOnline) return session.room ?? "Ask at the front desk";
  return session.room === null ? "Online" : `Online. ${session.room} is open to you too.`;
}

function thenWords(next: OwnSession, later: readonly OwnSession[], today: string): string {
  const times = later.map(({ startTime }) => formatTime(startTime));
  const end = formatTime(later[later.length - 1]?.endTime ?? next.endTime);
  const list = times.length === 1 ? times[0] : `${times.slice(0, -1).join(", ")} and ${times[times.length - 1]}`;
  return `Then ${list}. ${next.date === today ? "You’re done" : "It ends"} at ${end}.`;
}
