import type { ReactNode } from "react";
import { Icon } from "@/components/icon";
import type { IconName } from "@/components/icon-names";

export interface EventListItem {
  key: string;
  icon: IconName;
  /** Color class of the icon; quiet without it. */
  iconClass?: string;
  title: ReactNode;
  children?: ReactNode;
  /** When and by whom. */
  meta?: ReactNode;
}

/** What happened, newest first: a log. */
export function EventList({ items }: { items: readonly EventListItem[] }) {
  return (
    <ul className="evl">
      {items.map((item) => (
        <li key={item.key}>
          <Icon name={item.icon} className={item.iconClass ?? "is-plain"} />
          <div className="grow">
            <b>{item.title}</b>
            {item.children ? <div>{item.children}</div> : null}
            {item.meta ? <small>{item.meta}</small> : null}
          </div>
        </li>
      ))}
    </ul>
  );
}
