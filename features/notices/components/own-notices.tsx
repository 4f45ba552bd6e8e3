"use client";

import { useActionState } from "react";
import { PhoneBox } from "@/components/phone-shell";
import { SubmitButton } from "@/components/submit-button";
import { formatDate, formatTime, formatTimeRange } from "@/lib/time/format";
import type { LocalDate } from "@/lib/time/local-date";
import { idle } from "@/server/doors/action-state";
import { takeBackOwnAction } from "../actions";
import type { OwnNotice } from "../queries/own-notices";
import "./own-notices.css";

/** What the client told us about what is to come, in plain words, and the way to take it back. */
export function OwnNotices({ told, today }: { told: readonly OwnNotice[]; today: LocalDate }) {
  if (told.length === 0) return null;
  return (
    <PhoneBox pad>
      <h2 className="sr">What you told us</h2>
      <ul className="own-told">
        {told.map((notice) => (
          <OwnNoticeLine key={notice.noticeId} notice={notice} today={today} />
        ))}
      </ul>
    </PhoneBox>
  );
}

function OwnNoticeLine({ notice, today }: { notice: OwnNotice; today: LocalDate }) {
  const [state, action] = useActionState(takeBackOwnAction, idle);
  const day = notice.date === today ? "Today" : formatDate(notice.date, today);
  return (
    <li>
      <p>
        <b>You told us: {whatWords(notice)}</b>
      </p>
      <p className="own-told__s">
        {day}, {formatTimeRange(notice.startTime, notice.endTime)}, {notice.title}. {decisionWords(notice)}
      </p>
      {notice.mayTakeBack ? (
        <form action={action}>
          <input type="hidden" name="noticeId" value={notice.noticeId} />
          <SubmitButton variant="default" size="tap" block>
            {notice.kind === "cannot_come" ? "I can come after all" : "I’ll be on time"}
          </SubmitButton>
        </form>
      ) : null}
      {"sentence" in state ? (
        <p className="err" role="alert">
          {state.sentence}
        </p>
      ) : null}
    </li>
  );
}

function whatWords({ kind, expectedTime }: OwnNotice): string {
  if (kind === "cannot_come") return "you can’t make it.";
  const at = expectedTime === null ? "" : ` at ${formatTime(expectedTime)}`;
  return kind === "late"
    ? `you’ll be late${at === "" ? "" : `, there${at}`}.`
    : `you’ll leave${at === "" ? " early" : at}.`;
}

function decisionWords({ kind, isExcused }: OwnNotice): string {
  if (kind !== "cannot_come") return "Thank you for letting us know.";
  if (isExcused === null) return "Thank you for letting us know. Your counselor decides if it is excused.";
  return isExcused ? "It is excused." : "It is not excused. Talk to us if you see it differently.";
}
