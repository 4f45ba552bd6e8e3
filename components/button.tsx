import type { ComponentProps, ReactNode } from "react";
import { classNames } from "@/components/class-names";
import { Icon } from "@/components/icon";
import type { IconName } from "@/components/icon-names";
import { PageLink } from "@/components/page-link";

export type ButtonVariant = "default" | "primary" | "ghost" | "danger";
/** 26, 30, 34, 44 and 54 px: dense, dense, staff, touch, phone pages. */
export type ButtonSize = "xs" | "s" | "m" | "tap" | "big";

export interface ButtonLook {
  variant?: ButtonVariant;
  size?: ButtonSize;
  icon?: IconName;
  iconEnd?: IconName;
  block?: boolean;
}

const VARIANT_CLASS: Record<ButtonVariant, string | undefined> = {
  default: undefined,
  primary: "btn--p",
  ghost: "btn--ghost",
  danger: "btn--danger",
};

export function buttonClass(look: ButtonLook & { className?: string; iconOnly?: boolean; busy?: boolean }) {
  const { variant = "default", size = "m", block, className, iconOnly, busy, icon } = look;
  return classNames(
    "btn",
    VARIANT_CLASS[variant],
    size !== "m" && `btn--${size}`,
    block && "btn--block",
    iconOnly && "btn--icon",
    busy && "is-busy",
    busy && !icon && "is-busy--bare",
    className,
  );
}

function Content({ icon, iconEnd, size, busy, children }: ButtonLook & { busy?: boolean; children?: ReactNode }) {
  const iconSize = size === "tap" || size === "big" ? "l" : size === "xs" ? "s" : "m";
  return (
    <>
      {busy ? <span className="spin" aria-hidden="true" /> : icon ? <Icon name={icon} size={iconSize} /> : null}
      {children}
      {iconEnd ? <Icon name={iconEnd} size="s" /> : null}
    </>
  );
}

export interface ButtonProps extends Omit<ComponentProps<"button">, "children">, ButtonLook {
  children?: ReactNode;
  /** The label stays, a spinner takes the icon's place, the width does not change. */
  busy?: boolean;
  /** Disables the button and says why, beside it. */
  disabledReason?: string | null;
}

export function Button(props: ButtonProps) {
  const { variant, size, icon, iconEnd, block, busy, disabledReason, className, children, ...rest } = props;
  const button = (
    <button
      type="button"
      {...rest}
      className={buttonClass({ variant, size, icon, block, busy, className })}
      disabled={rest.disabled || Boolean(disabledReason) || undefined}
      aria-busy={busy || undefined}
    >
      <Content icon={icon} iconEnd={iconEnd} size={size} busy={busy}>
        {children}
      </Content>
    </button>
  );
  if (!disabledReason) return button;
  return (
    <span className="btn-why">
      {button}
      <small className="hint">{disabledReason}</small>
    </span>
  );
}

export interface ButtonLinkProps extends Omit<ComponentProps<typeof PageLink>, "children">, ButtonLook {
  children?: ReactNode;
}

export function ButtonLink({ variant, size, icon, iconEnd, block, className, children, ...rest }: ButtonLinkProps) {
  return (
    <PageLink {...rest} className={buttonClass({ variant, size, icon, block, className })}>
      <Content icon={icon} iconEnd={iconEnd} size={size}>
        {children}
      </Content>
    </PageLink>
  );
}

export interface IconButtonProps extends Omit<ButtonProps, "icon" | "iconEnd" | "children" | "disabledReason"> {
  icon: IconName;
  label: string;
}

export function IconButton({ icon, label, variant, size, className, busy, ...rest }: IconButtonProps) {
  return (
    <button
      type="button"
      title={label}
      {...rest}
      aria-label={label}
      className={buttonClass({ variant, size, className, iconOnly: true })}
    >
      {busy ? <span className="spin" /> : <Icon name={icon} size={size === "tap" ? "l" : size === "xs" ? "s" : "m"} />}
    </button>
  );
}

export interface IconButtonLinkProps extends Omit<ButtonLinkProps, "icon" | "iconEnd" | "children"> {
  icon: IconName;
  label: string;
}

export function IconButtonLink({ icon, label, variant, size, className, ...rest }: IconButtonLinkProps) {
  return (
    <PageLink
      title={label}
      {...rest}
      aria-label={label}
      className={buttonClass({ variant, size, className, iconOnly: true })}
    >
      <Icon name={icon} size={size === "tap" ? "l" : size === "xs" ? "s" : "m"} />
    </PageLink>
  );
}
