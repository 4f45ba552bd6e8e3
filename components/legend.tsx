import { classNames } from "@/components/class-names";
import { Icon } from "@/components/icon";
import type { IconName } from "@/components/icon-names";

export type Swatch = "done" | "coming" | "short" | "required" | "outline" | "sunk" | "hatch";

export interface LegendItem {
  label: string;
  swatch?: Swatch;
  icon?: IconName;
  /** Color class of the icon, or the kind's class for a kind swatch. */
  className?: string;
  /** A swatch with the colored edge of a kind; give the kind's class in `className`. */
  kind?: boolean;
}

export function Legend({ items, className }: { items: readonly LegendItem[]; className?: string }) {
  return (
    <ul className={classNames("legend", className)}>
      {items.map((item) => (
        <li key={item.label}>
          {item.icon ? <Icon name={item.icon} size="s" className={item.className} /> : null}
          {item.swatch ? <i className={`sw sw--${item.swatch}`} /> : null}
          {item.kind ? <i className={classNames("sw kd", item.className)} /> : null}
          {item.label}
        </li>
      ))}
    </ul>
  );
}
