import type { ReactNode } from "react";
import { Icon } from "@/components/icon";
import { fieldId } from "@/components/field";
import { SentenceSelect } from "@/components/sentence";
import { LEVEL_ICONS, LEVEL_WORDS } from "@/features/standing/components/standing-pill";
import { textIn, type DraftFields } from "@/lib/policy/draft-fields";
import { RULE_LEVELS } from "@/lib/policy/policy-draft";
import type { RuleLevel } from "@/lib/standing/types";

/** What every part of the form is given: how it stood at first, and what is wrong with it now. */
export interface DraftForm {
  readonly first: DraftFields;
  readonly errors: Readonly<Record<string, string>>;
}

interface ChipProps {
  readonly form: DraftForm;
  readonly name: string;
  readonly label: string;
}

/** A number inside a sentence with its unit: "[21] days". What is wrong with it stands under the sentence. */
export function NumberChip({ form, name, label, unit }: ChipProps & { readonly unit?: string }) {
  const isWrong = form.errors[name] !== undefined;
  return (
    <span className="tk pol-num">
      <input
        id={fieldId(name)}
        name={name}
        aria-label={unit === undefined ? label : `${label}, ${unit}`}
        size={2}
        inputMode="decimal"
        autoComplete="off"
        defaultValue={textIn(form.first, name)}
        aria-invalid={isWrong || undefined}
        aria-describedby={isWrong ? `${fieldId(name)}-error` : undefined}
      />
      {unit === undefined ? null : <span aria-hidden="true">{unit}</span>}
    </span>
  );
}

export interface ChoiceChipProps extends ChipProps {
  readonly options: readonly { readonly value: string; readonly label: string }[];
}

/** A choice inside a sentence. */
export function ChoiceChip({ form, name, label, options }: ChoiceChipProps) {
  return (
    <SentenceSelect
      id={fieldId(name)}
      name={name}
      label={label}
      options={[...options]}
      defaultValue={textIn(form.first, name) || options[0]?.value}
      aria-invalid={form.errors[name] !== undefined || undefined}
    />
  );
}

/** A level as it looks everywhere else, to be chosen. */
export function LevelChip({ form, name, label, level }: ChipProps & { readonly level: RuleLevel }) {
  return (
    <span className="tk pol-level">
      <span className={`standing is-${level}`}>
        <Icon name={LEVEL_ICONS[level]} />
        <select id={fieldId(name)} name={name} aria-label={label} defaultValue={textIn(form.first, name) || "watch"}>
          {RULE_LEVELS.map((each) => (
            <option key={each} value={each}>
              {LEVEL_WORDS[each]}
            </option>
          ))}
        </select>
      </span>
      <Icon name="chevd" size="s" />
    </span>
  );
}

/** What is wrong with the fields of one sentence, right under it. */
export function Wrong({ form, names }: { readonly form: DraftForm; readonly names: readonly string[] }): ReactNode {
  return names.map((name) =>
    form.errors[name] === undefined ? null : (
      <p key={name} className="err pol-err" id={`${fieldId(name)}-error`}>
        {form.errors[name]}
      </p>
    ),
  );
}
