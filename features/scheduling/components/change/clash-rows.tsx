import { Consequence, Consequences } from "@/components/consequences";
import { Icon } from "@/components/icon";
import type { PreviewClash } from "../../queries/change-preview";
import { ClashRow } from "./clash-row";

/** A way out that was chosen, with the clash it is out of. `clash` null: it came back with a form sent without script. */
export interface PickedWay {
  readonly value: string;
  readonly label: string;
  readonly clash: PreviewClash | null;
}

export interface ClashRowsProps {
  clashes: readonly PreviewClash[];
  picked: readonly PickedWay[];
  onPick: (ways: readonly PickedWay[]) => void;
}

/** More of them are opened by a button, so that who is concerned and what stays is not pushed out of sight. */
const IN_SIGHT = 5;

/** Every clash with its ways out. One that is solved stays in sight, so that the choice can be taken back. */
export function ClashRows({ clashes, picked, onPick }: ClashRowsProps) {
  const open = clashes.filter((clash) => !picked.some((way) => way.clash !== null && isSame(way.clash, clash)));
  const rest = open.slice(IN_SIGHT);
  const add = (way: PickedWay | null) => onPick(way === null ? picked : [...picked, way]);
  return (
    <>
      {open.slice(0, IN_SIGHT).map((clash) => (
        <Open key={keyOf(clash)} clash={clash} onPick={add} />
      ))}
      {rest.length === 0 ? null : (
        <Consequence count={rest.length} tone="clash" title={`more ${rest.length === 1 ? "clash" : "clashes"}`}>
          <details className="cq-more">
            <summary className="btn btn--xs">See all</summary>
            <Consequences>
              {rest.map((clash) => (
                <Open key={keyOf(clash)} clash={clash} onPick={add} />
              ))}
            </Consequences>
          </details>
        </Consequence>
      )}
      {picked.map((way) => {
        const others = picked.filter((each) => each !== way);
        const change = (other: PickedWay | null) => onPick(other === null ? others : [...others, other]);
        if (way.clash === null) return <Sent key={way.value} way={way} />;
        const isOpen = clashes.some((clash) => way.clash !== null && isSame(way.clash, clash));
        return (
          <Consequence
            key={keyOf(way.clash)}
            count={way.clash.count.toLocaleString("en-US")}
            tone={isOpen ? "clash" : "plain"}
            title={isOpen ? way.clash.title : `${way.clash.title}, with a way out`}
          >
            <p>{way.clash.detail}</p>
            <Ways clash={way.clash} value={way.value} onChange={change} />
          </Consequence>
        );
      })}
    </>
  );
}

function Open({ clash, onPick }: { clash: PreviewClash; onPick: (way: PickedWay | null) => void }) {
  return (
    <ClashRow clash={clash}>
      <Ways clash={clash} onChange={onPick} />
    </ClashRow>
  );
}

interface WaysProps {
  clash: PreviewClash;
  value?: string;
  onChange: (way: PickedWay | null) => void;
}

function Ways({ clash, value = "", onChange }: WaysProps) {
  const { waysOut, dates, rule, title } = clash;
  if (waysOut.length === 0) return null;
  return (
    <label className="cq-fix">
      <span>{dates.length === 1 ? "That day" : "On those days"}</span>
      <span className="select-w">
        <select
          className="select"
          name="ways"
          aria-label={`${dates.length === 1 ? "That day" : "On those days"}, ${clash.count} ${title}`}
          value={value}
          onChange={(event) => {
            const way = waysOut.find((each) => each.value === event.target.value);
            onChange(way === undefined ? null : { value: way.value, label: way.label, clash });
          }}
        >
          <option value="">{rule === "refuse" ? "Choose a way out" : "Leave it as it is"}</option>
          {waysOut.map((way) => (
            <option key={way.value} value={way.value}>
              {way.hint === null ? way.label : `${way.label}, ${way.hint}`}
            </option>
          ))}
        </select>
        <Icon name="chevd" size="s" />
      </span>
    </label>
  );
}

/** Without script the choice comes back as a ticked box. */
function Sent({ way }: { way: PickedWay }) {
  return (
    <Consequence count="1" title="way out chosen">
      <label className="check">
        <input type="checkbox" name="ways" value={way.value} defaultChecked />
        <span className="check__t">{way.label}</span>
      </label>
    </Consequence>
  );
}

function isSame(one: PreviewClash, other: PreviewClash): boolean {
  return keyOf(one) === keyOf(other);
}

function keyOf({ kind, title, detail, dates }: PreviewClash): string {
  return [kind, title, detail, ...dates].join(" ");
}
