import type { ReactNode } from "react";

export interface ErrorStateProps {
  /** What happened: "This week didn't load." */
  title: ReactNode;
  /** What is safe. */
  children?: ReactNode;
  /** What to do. */
  action?: ReactNode;
  /** Something to read out to whoever helps. */
  reference?: string;
  referenceLabel?: string;
}

export function ErrorState({ title, children, action, reference, referenceLabel = "Reference" }: ErrorStateProps) {
  return (
    <div className="errbox" role="alert">
      <p className="errbox__t">{title}</p>
      {children ? <div className="errbox__b">{children}</div> : null}
      {action}
      {reference ? (
        <small>
          {referenceLabel} {reference}
        </small>
      ) : null}
    </div>
  );
}
