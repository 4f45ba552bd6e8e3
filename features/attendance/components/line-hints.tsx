import { Icon } from "@/components/icon";
import type { IconName } from "@/components/icon-names";
import { Tag } from "@/components/tag";
import { isForSession } from "@/lib/attendance/everyone-else";
import { NOTICE_ICONS, noticeWords } from "@/lib/notices/notice-words";
import { formatTime } from "@/lib/time/format";
import { toLocal } from "@/lib/time/zone";
import type { RosterView, RosterViewLine } from "../queries/roster-view";

const ADDED = { walk_in: "Walk-in", make_up: "Make-up", visitor: "Visitor" } as const;

type HintedSession = Pick<RosterView, "zone" | "date" | "today" | "endsAt">;

interface Hint {
  readonly icon: IconName;
  readonly words: string;
}

/** What is worth knowing at the door, and nothing else: the first day, the language, what they told us, when they came in. */
export function hintsOf(line: RosterViewLine, view: HintedSession): readonly Hint[] {
  const { hints, notice, arrivedAt, mark } = line;
  const isOnline = (hint: string) => hint === "Online today";
  const plain = hints.filter((hint) => !isOnline(hint));
  return [
    ...(plain.length === 0 ? [] : [{ icon: "info", words: plain.join(". ") } as const]),
    ...hints.filter(isOnline).map((words) => ({ icon: "video", words }) as const),
    ...(notice === null
      ? []
      : [
          {
            // A time in the session is read off a clock, whoever told us.
            icon: notice.kind === "leaving_early" ? "clock" : NOTICE_ICONS[notice.channel],
            words: noticeWords(
              { ...notice, givenAt: new Date(notice.givenAt) },
              {
                zone: view.zone,
                date: view.date,
                today: view.today,
                isRecorded: mark !== null && (mark.name === "missed" || mark.name === "excused"),
              },
            ),
          } as const,
        ]),
    // Who came in after the end came for something else.
    ...(arrivedAt === null || !isForSession(new Date(arrivedAt), { endsAt: new Date(view.endsAt) })
      ? []
      : [{ icon: "pin", words: `Arrived ${formatTime(toLocal(new Date(arrivedAt), view.zone).time)}` } as const]),
  ];
}

export function LineHints({ line, view }: { line: RosterViewLine; view: HintedSession }) {
  const hints = hintsOf(line, view);
  if (hints.length === 0 && line.addition === null) return null;
  return (
    <span className="p__hints">
      {line.addition === null ? null : (
        <Tag icon={line.addition === "make_up" ? "m-makeup" : undefined}>{ADDED[line.addition]}</Tag>
      )}
      {hints.map(({ icon, words }) => (
        <small key={words}>
          <Icon name={icon} size="s" />
          {words}
        </small>
      ))}
    </span>
  );
}
