/** How long a review waits, as the clinic set it. Days are calendar days of the client's site. */
export interface ReviewRules {
  /** So many whole days after the notice was delivered the client can object, and nothing is decided against them. */
  readonly objectionDays: number;
  /** A mailed notice counts as delivered so many days after it was posted. */
  readonly mailDays: number;
}

/**
 * What holds until a clinic says otherwise. The law asks for a notice and a grievance (105 CMR 164.075) and names no
 * number of days that fits every program, so both figures are the clinic's own and its counsel confirms them.
 */
export const DEFAULT_REVIEW_RULES: ReviewRules = { objectionDays: 10, mailDays: 3 };

/** Less than this would be no time to object. */
export const FEWEST_OBJECTION_DAYS = 3;
export const MOST_OBJECTION_DAYS = 60;
export const MOST_MAIL_DAYS = 14;

/** The rules as they are stored among the clinic's own (`review`). Total: what is missing or damaged is as the rule book starts out. */
export function readReviewRules(attendanceRules: unknown): ReviewRules {
  const stored = field(field({ all: attendanceRules }, "all"), "review");
  return {
    objectionDays:
      whole(field(stored, "objectionDays"), FEWEST_OBJECTION_DAYS, MOST_OBJECTION_DAYS) ??
      DEFAULT_REVIEW_RULES.objectionDays,
    mailDays: whole(field(stored, "mailDays"), 0, MOST_MAIL_DAYS) ?? DEFAULT_REVIEW_RULES.mailDays,
  };
}

function field(value: unknown, name: string): unknown {
  if (typeof value !== "object" || value === null || !Object.hasOwn(value, name)) return undefined;
  return (value as Readonly<Record<string, unknown>>)[name];
}

function whole(value: unknown, least: number, most: number): number | null {
  return typeof value === "number" && Number.isInteger(value) && value >= least && value <= most ? value : null;
}
