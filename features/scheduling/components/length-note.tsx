"use client";

import { useEffect, useRef, useState } from "react";
import { lengthOf } from "@/lib/scheduling/series-form";
import { formatMinutes } from "@/lib/time/format";
import { parseLocalTime } from "@/lib/time/local-time";

/** How long the two times beside it come to: "1 h 30 min". */
export function LengthNote({ start, end }: { start: string; end: string }) {
  const here = useRef<HTMLSpanElement>(null);
  const [text, setText] = useState(() => lengthText(start, end));
  useEffect(() => {
    const form = here.current?.closest("form");
    if (!form) return;
    const read = () => {
      const data = new FormData(form);
      setText(lengthText(String(data.get("startTime") ?? ""), String(data.get("endTime") ?? "")));
    };
    form.addEventListener("input", read);
    return () => form.removeEventListener("input", read);
  }, []);
  return (
    <span className="muted nowrap when__len" ref={here}>
      {text}
    </span>
  );
}

function lengthText(start: string, end: string): string {
  const [from, to] = [parseLocalTime(start), parseLocalTime(end)];
  const minutes = from === null || to === null ? null : lengthOf(from, to);
  return minutes === null ? "" : formatMinutes(minutes);
}
