import type { ReactNode } from "react";
import { classNames } from "@/components/class-names";
import { Icon } from "@/components/icon";
import type { IconName } from "@/components/icon-names";

export interface TagProps {
  icon?: IconName;
  tone?: "plain" | "line" | "keel" | "good" | "warning" | "danger";
  children: ReactNode;
  className?: string;
}

export function Tag({ icon, tone = "plain", children, className }: TagProps) {
  return (
    <span className={classNames("tag", tone !== "plain" && `tag--${tone}`, className)}>
      {icon ? <Icon name={icon} /> : null}
      {children}
    </span>
  );
}
