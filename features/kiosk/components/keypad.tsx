"use client";

import { Icon } from "@/components/icon";

export interface KeypadProps {
  isDisabled: boolean;
  onDigit: (digit: string) => void;
  onBack: () => void;
  onClear: () => void;
}

/** Digits for a thumb. Without scripts the device's own keyboard does it, and this is not shown. */
export function Keypad({ isDisabled, onDigit, onBack, onClear }: KeypadProps) {
  const digit = (each: string) => (
    <button key={each} type="button" className="keypad__k" disabled={isDisabled} onClick={() => onDigit(each)}>
      {each}
    </button>
  );
  return (
    <div className="keypad" role="group" aria-label="Digits">
      {["1", "2", "3", "4", "5", "6", "7", "8", "9"].map(digit)}
      <button type="button" className="keypad__k keypad__k--word" disabled={isDisabled} onClick={onClear}>
        Clear
      </button>
      {digit("0")}
      <button
        type="button"
        className="keypad__k"
        aria-label="Delete the last digit"
        disabled={isDisabled}
        onClick={onBack}
      >
        <Icon name="chevl" size="xl" />
      </button>
    </div>
  );
}
