import type { ReactNode } from "react";

/** One sentence, one action, no picture. */
export function EmptyState({
  title,
  children,
  action,
}: {
  title: ReactNode;
  children?: ReactNode;
  action?: ReactNode;
}) {
  return (
    <div className="empty">
      <div>
        <b>{title}</b>
        {children}
      </div>
      {action ? <div className="empty__a">{action}</div> : null}
    </div>
  );
}
