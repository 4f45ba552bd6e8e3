import type { ReactNode } from "react";

export function SkipLink({
  href = "#main",
  children = "Skip to main content",
}: {
  href?: string;
  children?: ReactNode;
}) {
  return (
    <a className="skip" href={href}>
      {children}
    </a>
  );
}
