import type { ComponentProps, ReactNode } from "react";
import { buttonClass, type ButtonSize, type ButtonVariant } from "@/components/button";
import { classNames } from "@/components/class-names";
import { Icon } from "@/components/icon";
import type { IconName } from "@/components/icon-names";
import { PageLink } from "@/components/page-link";
import { PopoverKeys } from "@/components/popover-keys";

interface PopLook {
  align?: "start" | "end";
  /** Opens upward, from a bar at the bottom. */
  up?: boolean;
  className?: string;
}

export interface MenuProps extends PopLook {
  label: string;
  icon?: IconName;
  /** Shows only the icon; the label is its name. */
  iconOnly?: boolean;
  variant?: ButtonVariant;
  size?: ButtonSize;
  children: ReactNode;
}

/** A button with a list of links and buttons under it. `details`, so it opens without JavaScript too. */
export function Menu(props: MenuProps) {
  const { label, icon, iconOnly, variant, size, children } = props;
  return (
    <details className={popClass(props)}>
      <summary
        className={buttonClass({ variant, size, iconOnly })}
        aria-label={iconOnly ? label : undefined}
        title={iconOnly ? label : undefined}
      >
        {icon ? <Icon name={icon} /> : null}
        {iconOnly ? null : (
          <>
            <span className="btn__t">{label}</span>
            <Icon name="chevd" size="s" />
          </>
        )}
      </summary>
      <div className="menu">{children}</div>
      <PopoverKeys />
    </details>
  );
}

export interface PopoverProps extends PopLook {
  trigger: ReactNode;
  /** Name of the trigger where its content is not text. */
  label?: string;
  triggerClass?: string;
  children: ReactNode;
}

/** Any content under any trigger. */
export function Popover(props: PopoverProps) {
  return (
    <details className={popClass(props)}>
      <summary className={props.triggerClass} aria-label={props.label}>
        {props.trigger}
      </summary>
      <div className="pop__p">{props.children}</div>
      <PopoverKeys />
    </details>
  );
}

function popClass({ align, up, className }: PopLook) {
  return classNames("pop", align === "end" && "pop--end", up && "pop--up", className);
}

interface ItemLook {
  icon?: IconName;
  hint?: ReactNode;
  danger?: boolean;
}

function ItemContent({ icon, hint, children }: ItemLook & { children: ReactNode }) {
  return (
    <>
      {icon ? <Icon name={icon} /> : null}
      <span className="grow">
        {children}
        {hint ? <small>{hint}</small> : null}
      </span>
    </>
  );
}

export function MenuLink({
  icon,
  hint,
  danger,
  children,
  className,
  ...rest
}: ItemLook & ComponentProps<typeof PageLink>) {
  return (
    <PageLink {...rest} className={classNames("menu__i", danger && "is-danger", className)}>
      <ItemContent icon={icon} hint={hint}>
        {children}
      </ItemContent>
    </PageLink>
  );
}

/** Inside a form, `type="submit"`. */
export function MenuButton({ icon, hint, danger, children, className, ...rest }: ItemLook & ComponentProps<"button">) {
  return (
    <button type="button" {...rest} className={classNames("menu__i", danger && "is-danger", className)}>
      <ItemContent icon={icon} hint={hint}>
        {children}
      </ItemContent>
    </button>
  );
}
