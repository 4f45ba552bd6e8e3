"use client";

import Form from "next/form";
import { useEffect, useRef, type FormEvent, type ReactNode } from "react";
import { classNames } from "@/components/class-names";
import { Icon } from "@/components/icon";
import type { IconName } from "@/components/icon-names";
import { PageLink } from "@/components/page-link";

export interface Filter {
  name: string;
  label: string;
  value: string;
  options: readonly { value: string; label: string }[];
  icon?: IconName;
}

export interface FilterBarProps {
  /** The page itself; the filters become its query. */
  action: string;
  label: string;
  filters: readonly Filter[];
  /** Query parts that stay as they are: `{ week: "2026-11-16" }`. */
  keep?: Record<string, string | undefined>;
  /** Given only when something is filtered. */
  clearHref?: string;
  clearLabel?: string;
  applyLabel?: string;
  /** More controls of the same form. */
  children?: ReactNode;
  /** Stands at the right end, outside the form's own controls. */
  end?: ReactNode;
  className?: string;
}

/** Filters in the address. Sends itself after a choice; without JavaScript a button does. */
export function FilterBar(props: FilterBarProps) {
  const {
    action,
    label,
    filters,
    keep = {},
    clearHref,
    clearLabel = "Clear",
    applyLabel = "Show",
    children,
    end,
  } = props;
  return (
    <Form
      prefetch={false}
      action={action}
      className={classNames("filters", props.className)}
      aria-label={label}
      role="search"
      scroll={false}
      onSubmit={leaveOutEmpty}
    >
      {Object.entries(keep).map(([name, value]) =>
        value === undefined ? null : <input key={name} type="hidden" name={name} value={value} />,
      )}
      {filters.map((filter) => (
        <FilterSelect key={filter.name} {...filter} />
      ))}
      {children}
      <button type="submit" className="btn btn--s filters__apply">
        {applyLabel}
      </button>
      {clearHref ? (
        <PageLink className="btn btn--s btn--ghost" href={clearHref}>
          {clearLabel}
        </PageLink>
      ) : null}
      {end ? <span className="push row row--wrap">{end}</span> : null}
    </Form>
  );
}

/** An address says what is filtered, not what is not: empty controls stay out of the query. */
function leaveOutEmpty(event: FormEvent<HTMLFormElement>) {
  const empty = [...event.currentTarget.querySelectorAll<HTMLInputElement | HTMLSelectElement>("select, input")].filter(
    (control) => control.value === "" && !control.disabled,
  );
  for (const control of empty) control.disabled = true;
  queueMicrotask(() => {
    for (const control of empty) control.disabled = false;
  });
}

/** One filter on its own, for forms that are not a FilterBar. */
export function FilterSelect({ name, label, value, options, icon }: Filter) {
  const select = useRef<HTMLSelectElement>(null);
  // The address is the truth: after "Clear" or the back button the control follows it without losing the focus.
  useEffect(() => {
    if (select.current) select.current.value = value;
  }, [value]);
  return (
    <label className="filter">
      {icon ? <Icon name={icon} size="s" /> : null}
      <span>{label}</span>
      <select
        ref={select}
        name={name}
        defaultValue={value}
        onChange={(event) => event.currentTarget.form?.requestSubmit()}
      >
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
      <Icon name="chevd" size="s" />
    </label>
  );
}
