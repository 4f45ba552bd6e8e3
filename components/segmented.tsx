import { classNames } from "@/components/class-names";
import { FieldError, fieldId } from "@/components/field";
import { Icon } from "@/components/icon";
import type { IconName } from "@/components/icon-names";
import { PageLink } from "@/components/page-link";
import { picked, type ChoiceGroupProps } from "@/components/radio-group";

export interface SegmentOption {
  value: string;
  label: string;
  icon?: IconName;
  /** Shows only the icon; the label is still its name. */
  labelHidden?: boolean;
  disabled?: boolean;
}

export interface SegmentedProps extends ChoiceGroupProps {
  options: readonly SegmentOption[];
  block?: boolean;
  touch?: boolean;
}

/** Two to four short choices: native radios, so the form works as it stands. */
export function Segmented(props: SegmentedProps) {
  const { legend, legendHidden, name, id = fieldId(name), options, block, touch, error, disabled, required } = props;
  return (
    <fieldset
      id={id}
      className={classNames("seg-f", props.className)}
      disabled={disabled}
      aria-describedby={error ? `${id}-error` : undefined}
    >
      <legend className={legendHidden ? "sr" : "label"}>{legend}</legend>
      <div className={classNames("seg", block && "seg--block", touch && "seg--tap")}>
        {options.map((option) => (
          <label key={option.value} title={option.labelHidden ? option.label : undefined}>
            <input
              type="radio"
              name={name}
              value={option.value}
              disabled={option.disabled}
              required={required}
              aria-label={option.labelHidden ? option.label : undefined}
              onChange={props.onChange}
              {...picked(option.value, props)}
            />
            <span>
              {option.icon ? <Icon name={option.icon} /> : null}
              {option.labelHidden ? null : option.label}
            </span>
          </label>
        ))}
      </div>
      <FieldError id={id} error={error} />
    </fieldset>
  );
}

export interface SegmentedLinksProps {
  label: string;
  items: readonly { href: string; label: string; icon?: IconName; current?: boolean }[];
  block?: boolean;
  touch?: boolean;
  className?: string;
}

/** The same look for a choice that is kept in the address. */
export function SegmentedLinks({ label, items, block, touch, className }: SegmentedLinksProps) {
  return (
    <nav className={classNames("seg", block && "seg--block", touch && "seg--tap", className)} aria-label={label}>
      {items.map((item) => (
        <PageLink key={item.href} href={item.href} aria-current={item.current ? "true" : undefined}>
          {item.icon ? <Icon name={item.icon} /> : null}
          {item.label}
        </PageLink>
      ))}
    </nav>
  );
}
