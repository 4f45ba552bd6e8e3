import { classNames } from "@/components/class-names";

/** Initials in a disc, hidden from assistive technology: the name stands beside it. */
export function Avatar({
  initials,
  size = "m",
  className,
}: {
  initials: string;
  size?: "s" | "m" | "l";
  className?: string;
}) {
  return (
    <span className={classNames("ava", size !== "m" && `ava--${size}`, className)} aria-hidden="true">
      {initials}
    </span>
  );
}
