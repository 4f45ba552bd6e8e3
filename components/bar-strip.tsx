import type { CSSProperties, ReactNode } from "react";
import { classNames } from "@/components/class-names";
import { Icon } from "@/components/icon";
import type { IconName } from "@/components/icon-names";

export interface StripBar {
  key: string;
  /** One letter under the bar. */
  short: string;
  /** Outline. */
  expected: number;
  /** Solid. */
  actual: number;
  /** How the outline looks: plain, missing, set aside, partly, closed, not over yet. */
  look?: "plain" | "bad" | "cool" | "warn" | "hatch" | "open";
  icon?: IconName;
  iconClass?: string;
  /** Shown on hover. */
  title?: string;
}

export interface StripPanel {
  key: string;
  /** The whole panel in words. */
  label: string;
  /** Small words above the bars. */
  eyebrow?: string;
  current?: boolean;
  bars: readonly StripBar[];
  title: ReactNode;
  lines: readonly ReactNode[];
}

/** Small panels of bars side by side; each is one figure with its content as a sentence. */
export function BarStrip({ label, panels, max }: { label: string; panels: readonly StripPanel[]; max: number }) {
  const percent = (amount: number) => (max > 0 ? Math.min(100, Math.round((amount / max) * 1000) / 10) : 0);
  return (
    <div
      className="strip"
      role="group"
      aria-label={label}
      tabIndex={0}
      style={{ "--strip-n": panels.length } as CSSProperties}
    >
      {panels.map((panel) => (
        <figure key={panel.key} className={classNames("strip__p", panel.current && "is-current")}>
          <div role="img" aria-label={panel.label}>
            <div className="strip__e">{panel.eyebrow}</div>
            <div className="strip__bars">
              {panel.bars.map((bar) => (
                <span
                  key={bar.key}
                  className={classNames("sbar", bar.look && bar.look !== "plain" && `sbar--${bar.look}`)}
                  title={bar.title}
                  style={{ "--e": percent(bar.expected), "--a": percent(bar.actual) } as CSSProperties}
                />
              ))}
            </div>
            <div className="strip__g">
              {panel.bars.map((bar) => (
                <span key={bar.key}>{bar.icon ? <Icon name={bar.icon} className={bar.iconClass} /> : null}</span>
              ))}
            </div>
            <div className="strip__d">
              {panel.bars.map((bar) => (
                <span key={bar.key}>{bar.short}</span>
              ))}
            </div>
          </div>
          <figcaption>
            <b>{panel.title}</b>
            {panel.lines.map((line, index) => (
              <span key={index}>{line}</span>
            ))}
          </figcaption>
        </figure>
      ))}
    </div>
  );
}
