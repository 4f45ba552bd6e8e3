import type { CaseReasons } from "@/lib/reviews/reasons";
import type { ReviewRules } from "@/lib/reviews/review-rules";
import { formatDate, formatDateLong } from "@/lib/time/format";
import { yearOf, type LocalDate } from "@/lib/time/local-date";

/** A notice as it was issued, word for word. */
export interface NoticeLetter {
  /** Above the letter and in the window of the envelope: nothing that speaks of treatment. */
  readonly from: readonly string[];
  readonly to: readonly string[];
  readonly date: string;
  readonly greeting: string;
  readonly parts: readonly {
    readonly title: string | null;
    readonly lines: readonly string[];
    readonly isList: boolean;
  }[];
  readonly signedBy: readonly string[];
  /** Last on the page. */
  readonly notice: string;
}

export interface NoticeFacts {
  readonly issuedOn: LocalDate;
  readonly mailingName: string;
  readonly address: string;
  readonly phone: string;
  readonly clientName: string;
  readonly firstName: string;
  /** As the envelope needs it; null: it is handed over. */
  readonly clientAddress: string | null;
  readonly reasons: CaseReasons;
  readonly policyVersion: number;
  readonly rules: ReviewRules;
  readonly directorName: string;
  readonly signerName: string;
  readonly signerTitle: string;
  readonly hasOwnPage: boolean;
  /** What the clinic wants to add, as facts. */
  readonly more: readonly string[];
  readonly redisclosure: string;
}

/**
 * The letter before a decision about somebody's place: the reasons with their dates, the right to object and to grieve
 * (105 CMR 164.075), by when and how, and that nothing is decided. Facts only, in plain words.
 */
export function composeNotice(facts: NoticeFacts): NoticeLetter {
  const { issuedOn, reasons, rules, directorName, phone, clientAddress, firstName, clientName } = facts;
  const days = rules.objectionDays;
  const byMail =
    rules.mailDays === 0 ? "" : ` A letter that came by mail counts from ${rules.mailDays} days after we sent it.`;
  return {
    from: [facts.mailingName, ...addressLines(facts.address)],
    to: [clientName, ...(clientAddress === null ? ["By hand"] : addressLines(clientAddress))],
    date: `${formatDateLong(issuedOn)}, ${yearOf(issuedOn)}`,
    greeting: `Dear ${firstName},`,
    parts: [
      paragraph(
        null,
        `We are writing to you because a decision about your place may have to be made. Nothing has been decided. Before anything is, you have the right to know the reasons, to be heard and to object.`,
      ),
      list("The reasons", reasonLines(reasons, facts.policyVersion, issuedOn)),
      paragraph(
        "What happens now",
        `${directorName} looks at everything and decides, by name. Your place is kept until then, and you are expected at your sessions as before.`,
        ...facts.more,
      ),
      list("Your right to object", [
        `You can object, and you can file a grievance, under 105 CMR 164.075. You have ${days} days, counted from the day after you get this letter.${byMail}`,
        `Tell us in any way you like: call ${phone}, write to the address above, or come in.${facts.hasOwnPage ? " You can also do it on your own page." : ""} Your own words are enough.`,
        "You may bring somebody you trust, and you may ask to see what is on record about your attendance.",
        "Somebody who did not write this letter answers you. As long as these days run, and as long as you have no answer, nothing is decided against you.",
      ]),
      paragraph(
        "We want to hear from you",
        `Please call ${phone}. If something is in the way, we will look for a way together.`,
      ),
    ],
    signedBy: [facts.signerName, facts.signerTitle],
    notice: facts.redisclosure,
  };
}

function reasonLines({ rule, dates }: CaseReasons, policyVersion: number, today: LocalDate): string[] {
  const days = dates.map((date) => formatDate(date, today));
  const missed =
    days.length === 0
      ? []
      : [
          `On record as missed: ${days.length === 1 ? days[0] : `${days.slice(0, -1).join("; ")}; and ${days.at(-1)}`}.`,
        ];
  return [...missed, `The rule, version ${policyVersion} of the program’s policy: “${rule}”`];
}

function paragraph(title: string | null, ...lines: string[]) {
  return { title, lines, isList: false };
}

function list(title: string, lines: string[]) {
  return { title, lines, isList: true };
}

/** As typed, line by line; one line is cut after the street: "14 Larch Street, Worcester, MA". */
function addressLines(address: string): string[] {
  const lines = address
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== "");
  const [only = "", ...rest] = lines;
  const comma = only.indexOf(", ");
  return rest.length > 0 || comma < 0 ? lines : [only.slice(0, comma), only.slice(comma + 2)];
}

/** A letter as it was stored. Null: what is stored is none. */
export function readNoticeLetter(json: unknown): NoticeLetter | null {
  if (typeof json !== "object" || json === null || !("parts" in json) || !Array.isArray(json.parts)) return null;
  return json as NoticeLetter;
}
