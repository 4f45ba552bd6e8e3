import type { ReactNode } from "react";
import { classNames } from "@/components/class-names";
import { Icon } from "@/components/icon";
import type { IconName } from "@/components/icon-names";

export type NoticeTone = "info" | "good" | "warning" | "clash";

export interface NoticeProps {
  tone?: NoticeTone;
  icon?: IconName;
  /** The first sentence, bold: what is the case. What to do follows as children. */
  title?: ReactNode;
  children?: ReactNode;
  actions?: ReactNode;
  role?: "status" | "alert";
  className?: string;
}

const ICONS: Record<NoticeTone, IconName> = { info: "info", good: "check", warning: "alert", clash: "alert" };

export function Notice({ tone = "info", icon = ICONS[tone], title, children, actions, role, className }: NoticeProps) {
  return (
    <div className={classNames("notice", tone !== "info" && `notice--${tone}`, className)} role={role}>
      <Icon name={icon} />
      <div className="grow">
        {title ? <b>{title}</b> : null} {children}
        {actions ? <div className="notice__a">{actions}</div> : null}
      </div>
    </div>
  );
}
