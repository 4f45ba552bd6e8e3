import type { CSSProperties } from "react";
import { classNames } from "@/components/class-names";

export interface MeterProps {
  /** All of it in words; the sentence beside the meter is for everyone else. */
  label: string;
  /** The whole width. */
  max: number;
  /** Solid. */
  done: number;
  /** Hatched, after what is done. */
  coming?: number;
  /** Outlined, after that: what can no longer be reached. */
  short?: number;
  /** Where the notch stands. */
  required?: number;
  size?: "m" | "l" | "xl";
  className?: string;
}

export function Meter({ label, max, done, coming = 0, short = 0, required, size = "m", className }: MeterProps) {
  const share = (amount: number) => Math.min(100, Math.max(0, max > 0 ? (amount / max) * 100 : 0));
  const span = (from: number, amount: number) =>
    ({ "--s": share(from).toFixed(2), "--n": Math.min(share(amount), 100 - share(from)).toFixed(2) }) as CSSProperties;
  return (
    <div className={classNames("meter", size !== "m" && `meter--${size}`, className)} role="img" aria-label={label}>
      {done > 0 ? <span className="meter__a" style={span(0, done)} /> : null}
      {coming > 0 ? <span className="meter__s" style={span(done, coming)} /> : null}
      {short > 0 ? <span className="meter__g" style={span(done + coming, short)} /> : null}
      {required !== undefined ? <span className="meter__req" style={span(required, 0)} /> : null}
    </div>
  );
}
