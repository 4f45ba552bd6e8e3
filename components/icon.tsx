import { classNames } from "@/components/class-names";
import type { IconName } from "@/components/icon-names";
import sprite from "@/components/icons/sprite.svg";

// One file for all symbols, under a hashed name that the browser keeps: a page with ninety blocks repeats a short
// reference instead of ninety drawings.
const SPRITE = (sprite as { src: string }).src;

export type IconSize = "s" | "m" | "l" | "xl";

export interface IconProps {
  name: IconName;
  /** 13, 16, 20 or 24 px. */
  size?: IconSize;
  /** Only where no text stands beside it; otherwise the icon is hidden from assistive technology. */
  label?: string;
  className?: string;
}

export function Icon({ name, size = "m", label, className }: IconProps) {
  const classes = classNames("i", size !== "m" && `i--${size}`, className);
  const shape = <use href={`${SPRITE}#i-${name}`} />;
  return label ? (
    <svg className={classes} role="img" aria-label={label}>
      {shape}
    </svg>
  ) : (
    <svg className={classes} aria-hidden="true">
      {shape}
    </svg>
  );
}
