import { Fragment } from "react";
import { Kbd } from "@/components/kbd";
import { Popover } from "@/components/menu";
import { PageKeys, type KeyHint } from "@/components/page-keys";

const EVERYWHERE: readonly (readonly [readonly string[], string])[] = [
  [["[", "]"], "One on, one back"],
  [["T"], "Today, this week, this month"],
  [["D", "W", "O", "L"], "Day, week, month, list"],
];
const SESSIONS: typeof EVERYWHERE = [
  [["↑", "↓"], "Earlier and later in the day"],
  [["←", "→"], "Nearest in the next day"],
  [["Home", "End"], "First and last of the day"],
  [["Enter"], "Open"],
];
const PLANNING: typeof EVERYWHERE = [
  [["N"], "New series"],
  [["M"], "Move: arrows shift it by 15 min or a day, Enter shows what changes, Esc leaves it"],
  [["R"], "Change its length, as Shift with the arrows does"],
];

const MONTH_HINTS = hintsOf(EVERYWHERE);
const READING_HINTS = hintsOf([...EVERYWHERE, ...SESSIONS]);
const PLANNING_HINTS = hintsOf([...EVERYWHERE, ...SESSIONS, ...PLANNING]);

function hintsOf(keys: typeof EVERYWHERE): KeyHint[] {
  return keys.map(([names, does]) => ({ keys: names, does }));
}

/** The keys of the schedule, behind a question mark that is itself a key. */
export function KeyList({ canPlan, isMonth }: { canPlan: boolean; isMonth: boolean }) {
  const keys = [...EVERYWHERE, ...(isMonth ? [] : SESSIONS), ...(canPlan && !isMonth ? PLANNING : [])];
  return (
    <>
      <PageKeys title="Schedule" keys={isMonth ? MONTH_HINTS : canPlan ? PLANNING_HINTS : READING_HINTS} />
      <Popover align="end" className="key-list" triggerClass="btn btn--s btn--icon" label="Keys" trigger="?">
        <dl className="keys">
          {keys.map(([names, words]) => (
            <Fragment key={words}>
              <dt>
                <Kbd keys={[...names]} />
              </dt>
              <dd>{words}</dd>
            </Fragment>
          ))}
        </dl>
      </Popover>
    </>
  );
}
