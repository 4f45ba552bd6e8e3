import type { PolicyBody } from "@/lib/standing/types";

/** What a sentence of a policy is about, in the order a person asks. */
export type PolicyTopic =
  "arrival" | "leaving" | "notice" | "excuses" | "count" | "week" | "makeUp" | "contract" | "adoption";

export interface PolicyLine {
  readonly topic: PolicyTopic;
  readonly sentence: string;
}

/** What is said of a topic that a policy says nothing about. */
const UNSAID: Partial<Record<PolicyTopic, string>> = {
  excuses: "Any reason that the staff accept excuses.",
  week: "A week begins on Monday.",
  contract: "There are no terms for a contract.",
  adoption: "It applies to everybody on the day it begins.",
};

/**
 * What a policy's numbers mean, one sentence each, in the order a person asks: who is late, what excuses, what a
 * contract is. Rules have sentences of their own. `policySentences({ lateFrom: 6, absentFrom: 16, rules: [] })[0]` is
 * "Arriving 6 to 15 minutes after the start is late. From 16 minutes it counts as missed."
 */
export function policySentences(policy: PolicyBody): string[] {
  return saidLines(policy).flatMap(({ sentence }) => (sentence === null ? [] : [sentence]));
}

/** The same with its topics, and with a sentence for every topic: for comparing two policies line by line. */
export function policyLines(policy: PolicyBody): PolicyLine[] {
  return saidLines(policy).map(({ topic, sentence }) => ({ topic, sentence: sentence ?? UNSAID[topic] ?? "" }));
}

function saidLines(policy: PolicyBody): { topic: PolicyTopic; sentence: string | null }[] {
  return [
    { topic: "arrival", sentence: arrivalSentence(policy) },
    { topic: "leaving", sentence: leavingSentence(policy) },
    { topic: "notice", sentence: noticeSentence(policy) },
    { topic: "excuses", sentence: excusesSentence(policy) },
    { topic: "count", sentence: countSentence(policy) },
    { topic: "week", sentence: policy.weekStarts === "sunday" ? "A week begins on Sunday." : null },
    { topic: "makeUp", sentence: makeUpSentence(policy) },
    { topic: "contract", sentence: contractSentence(policy) },
    { topic: "adoption", sentence: adoptionSentence(policy) },
  ];
}

function arrivalSentence({ lateFrom = null, absentFrom = null, weights }: PolicyBody): string {
  const cost = weights?.late ? ` A late day counts as ${weightText(weights.late)} missed day.` : "";
  if (lateFrom === null && absentFrom === null) return "Arriving late is not counted.";
  if (lateFrom === null) return `Arriving ${minutes(absentFrom ?? 0)} or more after the start counts as missed.`;
  if (absentFrom === null) return `Arriving ${minutes(lateFrom)} or more after the start is late.${cost}`;
  const until = absentFrom - 1 > lateFrom ? `${lateFrom} to ${minutes(absentFrom - 1)}` : minutes(lateFrom);
  return `Arriving ${until} after the start is late. From ${minutes(absentFrom)} it counts as missed.${cost}`;
}

function leavingSentence({ leftEarlyFrom = null, weights }: PolicyBody): string {
  if (leftEarlyFrom === null) return "Leaving early is not counted.";
  const cost = weights?.leftEarly ? `, and counts as ${weightText(weights.leftEarly)} missed day` : "";
  return `Leaving ${minutes(leftEarlyFrom)} or more before the end is noted as left early${cost}.`;
}

function noticeSentence({ noticeHours = null, weights }: PolicyBody): string {
  if (noticeHours === null) return "Notice beforehand does not excuse by itself.";
  const late = weights?.lateCancel ?? 1;
  const later =
    noticeHours === 0 ? "" : ` Later notice counts as ${late === 0 ? "no" : late === 1 ? "a" : "half a"} missed day.`;
  const when = noticeHours === 0 ? "any time before the start" : `at least ${hours(noticeHours)} before the start`;
  return `Notice ${when} excuses.${later}`;
}

function excusesSentence({ excuses = null }: PolicyBody): string | null {
  if (excuses === null) return null;
  return excuses.length === 0 ? "No reason excuses." : `Only these reasons excuse: ${excuses.join(", ")}.`;
}

function countSentence({ countBy = "day" }: PolicyBody): string {
  return countBy === "day"
    ? "Several missed sessions on one day count as one missed day."
    : "Every missed session counts by itself.";
}

function makeUpSentence({ makeUpErasesWithin = null }: PolicyBody): string {
  if (makeUpErasesWithin === null) return "A make-up gives back hours and leaves the missed day.";
  const within =
    makeUpErasesWithin === 0 ? "on the same day" : `within ${makeUpErasesWithin} ${plural(makeUpErasesWithin, "day")}`;
  return `A make-up ${within} gives back hours and takes the missed day away.`;
}

function contractSentence({ contract = null }: PolicyBody): string | null {
  if (contract === null) return null;
  const excused = contract.excused === "counts" ? " Excused days count as missed in it." : "";
  return `A contract means attending ${contract.attend} of the next ${contract.of} days.${excused}`;
}

function adoptionSentence({ adoption = "at-once" }: PolicyBody): string | null {
  return adoption === "when-acknowledged"
    ? "People already enrolled keep the version before until they acknowledge this one."
    : null;
}

function minutes(count: number): string {
  return `${count} ${plural(count, "minute")}`;
}

function hours(count: number): string {
  return `${count} ${plural(count, "hour")}`;
}

function weightText(weight: number): string {
  return weight === 1 ? "a whole" : "half a";
}

function plural(count: number, word: string): string {
  return count === 1 ? word : `${word}s`;
}
