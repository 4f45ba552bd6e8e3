import type { ReactNode } from "react";
import { Card, CardHeader } from "@/components/card";
import { Checkbox } from "@/components/checkbox";
import { Icon } from "@/components/icon";
import type { IconName } from "@/components/icon-names";
import { ABSENCE_REASONS } from "@/lib/attendance/reasons";
import { textIn, type DraftFields } from "@/lib/policy/draft-fields";
import { ChoiceChip, NumberChip, Wrong, type DraftForm } from "./chips";

const WEIGHTS = [
  { value: "0", label: "no" },
  { value: "0.5", label: "half a" },
  { value: "1", label: "one" },
];
const COUNT_BY = [
  { value: "day", label: "one day" },
  { value: "session", label: "so many sessions" },
];
const EXCUSED_BY = [
  { value: "any", label: "Any reason that the staff accept" },
  { value: "these", label: "Only one of these reasons" },
];
const CONTRACT_EXCUSED = [
  { value: "skips", label: "is not counted" },
  { value: "counts", label: "counts as missed" },
];
const WEEK_STARTS = [
  { value: "monday", label: "Monday" },
  { value: "sunday", label: "Sunday" },
];

/** What a policy's numbers mean, as sentences with chips; an empty number plays no part. The locked lines are no choice. */
export function WhatCounts({ form, now }: { readonly form: DraftForm; readonly now: DraftFields }) {
  const unit = textIn(now, "countBy") === "session" ? "session" : "day";
  const number = (name: string, label: string, unitOf?: string) => (
    <NumberChip form={form} name={name} label={label} unit={unitOf} />
  );
  const choice = (name: string, label: string, options: typeof WEIGHTS) => (
    <ChoiceChip form={form} name={name} label={label} options={options} />
  );
  return (
    <Card labelledBy="counts-h">
      <CardHeader id="counts-h" title="What counts" count="Leave a number empty where it plays no part" />
      <ul className="pol-counts">
        <Line icon="clock" form={form} names={["lateFrom", "absentFrom", "lateWeight"]}>
          Arriving {number("lateFrom", "Late from, after the start", "minutes")} late is late. From{" "}
          {number("absentFrom", "Missed from, after the start", "minutes")} it is missed. A late {unit} counts as{" "}
          {choice("lateWeight", "A late day counts as", WEIGHTS)} missed {unit}.
        </Line>
        <Line icon="clock" form={form} names={["leftEarlyFrom", "leftEarlyWeight"]}>
          Leaving {number("leftEarlyFrom", "Left early from, before the end", "minutes")} early is left early, and
          counts as {choice("leftEarlyWeight", "Leaving early counts as", WEIGHTS)} missed {unit}.
        </Line>
        <Line icon="phone" form={form} names={["noticeHours", "lateCancelWeight"]}>
          Notice {number("noticeHours", "Notice before the start", "hours")} before the start excuses. Later notice
          counts as {choice("lateCancelWeight", "Later notice counts as", WEIGHTS)} missed {unit}.
        </Line>
        <Line icon="m-excused" form={form} names={["excusedBy", "excuses"]}>
          {choice("excusedBy", "What excuses", EXCUSED_BY)} excuses.
          <Reasons form={form} isShown={textIn(now, "excusedBy") === "these"} />
        </Line>
        <Line icon="group" form={form} names={["countBy"]}>
          Several missed sessions on one day count as{" "}
          <span className="nowrap">{choice("countBy", "Several on one day count as", COUNT_BY)}.</span>
        </Line>
        <Line icon="plusloop" form={form} names={["makeUpErasesWithin"]}>
          A make-up gives back hours. Within {number("makeUpErasesWithin", "A make-up erases within", "days")} it takes
          the missed {unit} away; empty, it keeps it.
        </Line>
        <Line icon="s-contract" form={form} names={["attend", "of", "contractExcused"]}>
          A contract means attending {number("attend", "To attend under a contract")} of the next{" "}
          {number("of", "That a contract looks at", `${unit}s`)}. An excused {unit}{" "}
          <span className="nowrap">
            {choice("contractExcused", "An excused day under a contract", CONTRACT_EXCUSED)}.
          </span>
        </Line>
        <Line icon="calendar" form={form} names={["weekStarts"]}>
          A week begins on {choice("weekStarts", "A week begins on", WEEK_STARTS)}.
        </Line>
      </ul>
      <ul className="pol-counts pol-counts--locked">
        <li>
          <Icon name="lock" />
          <p>Sessions the program cancels, closed days, holds and rosters not yet taken are never counted.</p>
        </li>
        <li>
          <Icon name="lock" />
          <p>No rule can end an enrollment. A review needs a named person, written reasons and notice first.</p>
        </li>
      </ul>
    </Card>
  );
}

interface LineProps {
  readonly icon: IconName;
  readonly form: DraftForm;
  readonly names: readonly string[];
  readonly children: ReactNode;
}

function Line({ icon, form, names, children }: LineProps) {
  return (
    <li>
      <Icon name={icon} />
      <div>
        <div className="pol-rule__t">{children}</div>
        <Wrong form={form} names={names} />
      </div>
    </li>
  );
}

/** The reasons a mark can carry, and those a policy brought along. Hidden they stay in the form, and are not read. */
function Reasons({ form, isShown }: { readonly form: DraftForm; readonly isShown: boolean }) {
  const first = form.first.excuses ?? [];
  const ticked = typeof first === "string" ? [first] : first;
  return (
    <fieldset className="pol-kinds" hidden={!isShown}>
      <legend className="sr">Reasons that excuse</legend>
      {[...new Set([...ABSENCE_REASONS, ...ticked])].map((reason) => (
        <Checkbox
          key={reason}
          name="excuses[]"
          value={reason}
          label={reason}
          defaultChecked={ticked.includes(reason)}
        />
      ))}
    </fieldset>
  );
}
