import { Button } from "@/components/button";
import { Checkbox } from "@/components/checkbox";
import { Icon } from "@/components/icon";
import { Popover } from "@/components/menu";
import { rowOf, textIn, type DraftFields } from "@/lib/policy/draft-fields";
import type { RuleDraft } from "@/lib/policy/policy-draft";
import { noteOfRule, type RuleNote } from "@/lib/policy/rule-note";
import { ChoiceChip, LevelChip, NumberChip, Wrong, type DraftForm } from "./chips";

export interface RuleSentenceProps {
  readonly form: DraftForm;
  /** The form as it stands now: words that follow what was chosen. */
  readonly now: DraftFields;
  readonly number: number;
  readonly count: number;
  readonly before: RuleDraft | null;
  /** The version that it is compared with; null: there is none. */
  readonly beforeVersion: number | null;
}

const MEASURES = [
  { value: "absences", label: "someone misses" },
  { value: "lates", label: "someone comes late on" },
  { value: "streak", label: "someone misses, in a row," },
  { value: "rate", label: "attendance is below" },
  { value: "weekMinutes", label: "a week has fewer hours than the plan" },
  { value: "weekDays", label: "a week has fewer days than the plan" },
  { value: "daysSinceAttended", label: "someone has not attended for" },
  { value: "daysSinceContact", label: "nobody has heard from someone for" },
];
const WINDOWS = [
  { value: "days", label: "in" },
  { value: "last", label: "of the last" },
  { value: "week", label: "in a calendar week" },
  { value: "month", label: "in a calendar month" },
  { value: "quarter", label: "in a calendar quarter" },
  { value: "enrollment", label: "in the enrollment" },
];
const CONTACT = [
  { value: "any", label: "with or without word" },
  { value: "none", label: "with no word" },
];
const EXCUSED = [
  { value: "skips", label: "are not counted" },
  { value: "counts", label: "count as missed" },
  { value: "breaks", label: "end the row" },
];
const KINDS = [
  { value: "group", label: "Group" },
  { value: "individual", label: "Individual" },
  { value: "family", label: "Family" },
];
const VERBS = { watch: "show", warning: "show", contract: "offer a", review: "open a" };
const WINDOWED = ["absences", "lates", "rate"];
const OF_SESSIONS = [...WINDOWED, "streak"];
const AMOUNTLESS = ["weekMinutes", "weekDays"];

/** One rule as a sentence with chips: "When someone misses [2 days] in [21 days], show [Warning]". */
export function RuleSentence(props: RuleSentenceProps) {
  const { form, now, number, before, beforeVersion } = props;
  const name = (field: string) => `rule-${number}-${field}`;
  const row = rowOf(now, number);
  const unit = textIn(now, "countBy") === "session" ? "session" : "day";
  const note = beforeVersion === null ? null : noteOfRule(row, before, unit);
  const isWindowed = WINDOWED.includes(row.measure);
  const chip = { form, name: "", label: "" };
  return (
    <li className={note === null ? "pol-rule" : "pol-rule is-edit"}>
      <span className="pol-rule__n">{number + 1}</span>
      <div className="grow">
        <input type="hidden" name={name("id")} value={textIn(form.first, name("id"))} />
        <p className="pol-rule__t">
          When{" "}
          <ChoiceChip {...chip} name={name("measure")} label={`Rule ${number + 1}: what happens`} options={MEASURES} />
          <Part isShown={!AMOUNTLESS.includes(row.measure)}>
            {" "}
            <NumberChip {...chip} name={name("at")} label="How many" unit={amountUnit(row, unit)} />
          </Part>
          <Part isShown={row.measure === "streak"}>
            {" "}
            <ChoiceChip {...chip} name={name("contact")} label="Word from them" options={CONTACT} />
          </Part>
          <Part isShown={isWindowed}>
            {" "}
            <ChoiceChip {...chip} name={name("window")} label="Over which time" options={WINDOWS} />
          </Part>
          <Part isShown={isWindowed && (row.window === "days" || row.window === "last")}>
            {" "}
            <NumberChip
              {...chip}
              name={name("size")}
              label="How long"
              unit={row.window === "last" ? `${unit}s` : "days"}
            />
          </Part>
          <Part isShown={row.measure === "rate"}>
            , once <NumberChip {...chip} name={name("once")} label="Once so many" /> are taken
          </Part>
          , {VERBS[row.level]}{" "}
          <LevelChip {...chip} name={name("level")} label={`Rule ${number + 1}: level`} level={row.level} />
          {tailOf(row, now, unit)}
        </p>
        <Details row={row} />
        <Note note={note} version={beforeVersion} />
        <Wrong form={form} names={["measure", "at", "size", "once", "level", "kinds"].map(name)} />
      </div>
      <RuleMenu {...props} row={row} name={name} />
    </li>
  );
}

/** A part that the measure has no use for stays in the form: chosen again, it is as it was. */
function Part({ isShown, children }: { readonly isShown: boolean; readonly children: React.ReactNode }) {
  return <span hidden={!isShown}>{children}</span>;
}

function amountUnit({ measure, at }: RuleDraft, unit: string): string {
  if (measure === "rate") return "%";
  const word = measure.startsWith("daysSince") ? "day" : unit;
  return at === 1 ? word : `${word}s`;
}

/** What follows from the level, as the clinic does it whatever the policy says. */
function tailOf({ level }: RuleDraft, now: DraftFields, unit: string): string {
  if (level === "review") return " for the program director.";
  if (level !== "contract") return " and ask their counselor to call.";
  const [attend, of] = [textIn(now, "attend"), textIn(now, "of")];
  return attend === "" || of === "" ? "." : `: attend ${attend} of the next ${of} ${unit}s.`;
}

/** What stands in the menu and is not as usual. */
function Details({ row }: { readonly row: RuleDraft }) {
  if (!OF_SESSIONS.includes(row.measure)) return null;
  const excused = row.measure === "lates" ? "skips" : row.excused;
  const said = [
    row.kinds.length === 0 ? null : `Only ${row.kinds.join(" and ")} sessions.`,
    excused === "skips" ? null : `Excused days ${excused === "counts" ? "count as missed" : "end the row"}.`,
  ].filter((sentence) => sentence !== null);
  return said.length === 0 ? null : <p className="pol-rule__note">{said.join(" ")}</p>;
}

function Note({ note, version }: { readonly note: RuleNote; readonly version: number | null }) {
  if (note === null) return null;
  return (
    <p className="pol-rule__note">
      <span className="tag">{note.kind === "new" ? "New" : "Changed"}</span>
      {note.kind === "new" ? `not in version ${version}` : `was ${note.was.join(", ")} in version ${version}`}
    </p>
  );
}

function RuleMenu(props: RuleSentenceProps & { readonly row: RuleDraft; readonly name: (field: string) => string }) {
  const { form, number, count, row, name } = props;
  const kinds = form.first[name("kinds")] ?? [];
  const ticked = typeof kinds === "string" ? [kinds] : kinds;
  const foreign = ticked.filter((kind) => KINDS.every(({ value }) => value !== kind));
  const isOfSessions = OF_SESSIONS.includes(row.measure);
  const hasExcused = isOfSessions && row.measure !== "lates";
  return (
    <Popover
      className="pol-menu"
      align="end"
      label={`More for rule ${number + 1}`}
      triggerClass="btn btn--ghost btn--s btn--icon"
      trigger={<Icon name="more" />}
    >
      <p hidden={!hasExcused}>
        Excused days{" "}
        <ChoiceChip
          {...{ form, name: name("excused"), label: "Excused days" }}
          options={row.measure === "streak" ? EXCUSED : EXCUSED.slice(0, 2)}
        />
      </p>
      <fieldset className="pol-kinds" hidden={!isOfSessions}>
        <legend>Only these sessions; none ticked: all</legend>
        {[...KINDS, ...foreign.map((kind) => ({ value: kind, label: kind }))].map(({ value, label }) => (
          <Checkbox
            key={value}
            name={`${name("kinds")}[]`}
            value={value}
            label={label}
            defaultChecked={ticked.includes(value)}
          />
        ))}
      </fieldset>
      <div className="pol-menu__b">
        <StepButton step={`up-${number}`} isOff={number === 0} label="Move up" />
        <StepButton step={`down-${number}`} isOff={number === count - 1} label="Move down" />
        <StepButton step={`remove-${number}`} isOff={count === 1} label="Remove" />
      </div>
    </Popover>
  );
}

function StepButton({
  step,
  label,
  isOff,
}: {
  readonly step: string;
  readonly label: string;
  readonly isOff: boolean;
}) {
  return (
    <Button type="submit" size="s" name="step" value={step} disabled={isOff}>
      {label}
    </Button>
  );
}
