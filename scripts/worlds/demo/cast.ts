import type { StaffRole } from "@/lib/access/roles";
import type { SiteKey, TrackKey } from "./tracks";

/*
 * Everybody of the demo clinic. All of them are invented; none is anybody.
 */

export interface StaffMember {
  readonly name: string;
  readonly title: string;
  readonly credentials: readonly string[];
  readonly role: StaffRole;
  /** Null: at every site. */
  readonly site: SiteKey | null;
  readonly email: string;
}

function member(
  name: string,
  title: string,
  credentials: readonly string[],
  role: StaffRole,
  site: SiteKey | null,
  mailbox: string,
): StaffMember {
  return { name, title, credentials, role, site, email: `${mailbox}@fernhollow.example` };
}

export const STAFF = {
  dana: member("Dana Okonkwo", "Program director", ["LICSW"], "director", null, "dana"),
  tilda: member("Tilda Vance", "Front desk", [], "scheduler", null, "tilda"),
  marisol: member("Marisol Benítez", "Counselor", ["LMHC"], "clinician", "worcester", "marisol"),
  priya: member("Priya Raman", "Counselor", ["LICSW"], "clinician", "worcester", "priya"),
  theo: member("Theo Lindqvist", "Counselor", ["LADC I"], "clinician", "worcester", "theo"),
  walter: member("Walter Achebe", "Counselor", ["LMHC"], "clinician", "worcester", "walter"),
  jocelyn: member("Jocelyn Castellano", "Family therapist", ["LMFT"], "clinician", "worcester", "jocelyn"),
  imogen: member("Imogen Fairweather", "Counselor", ["LICSW"], "clinician", "quincy", "imogen"),
  rufus: member("Rufus Okafor", "Counselor", ["LMHC"], "clinician", "quincy", "rufus"),
  sunniva: member("Sunniva Dahl", "Counselor", ["LADC I"], "clinician", "quincy", "sunniva"),
  cosmo: member("Cosmo Delacroix", "Counselor", ["LMHC"], "clinician", "quincy", "cosmo"),
  perpetua: member("Perpetua Lindgren", "Family therapist", ["LMFT"], "clinician", "quincy", "perpetua"),
} as const satisfies Readonly<Record<string, StaffMember>>;

export const ADMIN_EMAIL = "admin@fernhollow.example";

export type StaffKey = keyof typeof STAFF;

/** What becomes of a client over the weeks; `plan-absences.ts` turns each into days. */
export type Story =
  /** Misses a day now and then, long ago; lately only with notice. */
  | "steady"
  /** Three days missed in a row long ago; a person looked at it and closed it. */
  | "review-closed"
  /** Missed a group for a reason nobody could help: the director waived it. */
  | "waived"
  /** The worked example: two counted days, one excused, a closed day, 12 minutes late. */
  | "example"
  /** Missed the last three days, and nobody got through. */
  | "silent"
  /** Told us already that a day of this week is not possible. */
  | "away"
  /** One missed day in the last 30. */
  | "watch"
  /** One missed group on the last day before today. */
  | "watch-fresh"
  | "warning"
  | "warning-fresh"
  /** Three missed days: a contract is to be agreed. */
  | "contract-open"
  /** Signed, and missed one day since. */
  | "contract-running"
  /** Signed weeks ago, and kept it. */
  | "contract-passed"
  /** Signed, and missed two: a person must decide. */
  | "contract-failed"
  /** On an approved leave today. */
  | "hold"
  /** Was on a leave, is back. */
  | "held"
  /** Begins today, or on the next day their track meets. */
  | "today"
  /** Is enrolled and begins next week. */
  | "next-week";

export interface ClientPlan {
  readonly name: string;
  readonly pronouns: string;
  readonly track: TrackKey;
  /** Weeks between the Monday of their first week and the Monday of this one. */
  readonly weeks: number;
  readonly story: Story;
}

type Line = readonly [name: string, pronouns: string, weeks: number, story?: Story];

function onTrack(track: TrackKey, lines: readonly Line[]): ClientPlan[] {
  return lines.map(([name, pronouns, weeks, story = "steady"]) => ({ name, pronouns, track, weeks, story }));
}

/** Thirty at each site with a place now. */
export const CLIENTS: readonly ClientPlan[] = [
  ...onTrack("morning", [
    ["Juniper Ashgrove", "she/her", 7, "example"],
    ["Barnaby Quill", "he/him", 6, "silent"],
    ["Corin Blackwater", "he/him", 5, "away"],
    ["Esme Underhill", "she/her", 8, "away"],
    ["Odette Larkspur", "she/her", 10],
    ["Cassius Thorne", "he/him", 4],
    ["Maren Kestrel", "they/them", 9, "watch"],
    ["Yarrow Whitlock", "they/them", 2],
    ["Nettie Applegarth", "she/her", 11, "held"],
    ["Thaddeus Marsh", "he/him", 0, "today"],
  ]),
  ...onTrack("afternoon", [
    ["Fenwick Dale", "he/him", 6, "warning-fresh"],
    ["Delphine Moss", "she/her", 7, "watch-fresh"],
    ["Isolde Coppard", "she/her", 11],
    ["Saffron Meadows", "she/her", 9, "waived"],
    ["Linden Brook", "he/him", 4],
    ["Orla Vane", "she/her", 8, "hold"],
    ["Wilhelm Hartwood", "he/him", 12, "review-closed"],
    ["Marigold Finch", "she/her", 3],
    ["Percy Gallant", "he/him", 10, "warning"],
    ["Posy Oakham", "she/her", 1],
  ]),
  ...onTrack("evening", [
    ["Ambrose Pennywell", "he/him", 9, "contract-running"],
    ["Hester Sparrow", "she/her", 11, "contract-passed"],
    ["Rosalind Sedge", "she/her", 6],
    ["Lucian Birch", "he/him", 8],
    ["Clementine Bloom", "she/her", 3],
    ["Silas Rook", "he/him", 10, "watch"],
    ["Winifred Hale", "she/her", 5],
    ["Bramwell Teasel", "he/him", 2],
    ["Tamarind Stone", "they/them", 7],
    ["Ophelia Wren", "she/her", 0, "next-week"],
  ]),
  ...onTrack("day", [
    ["Ottoline Frost", "she/her", 5, "contract-open"],
    ["Peregrine Ashdown", "he/him", 3],
    ["Magnus Thistle", "he/him", 4],
    ["Beatrix Holloway", "she/her", 2, "watch"],
    ["Evander Sandford", "he/him", 4],
    ["Lavinia Peake", "she/her", 1],
    ["Osric Vale", "he/him", 3],
    ["Calliope Marsden", "she/her", 2],
    ["Philippa Reede", "she/her", 0, "today"],
  ]),
  ...onTrack("virtual", [
    ["Seraphina Lake", "she/her", 10],
    ["Augustin Wold", "he/him", 6, "away"],
    ["Tamsin Crowe", "she/her", 8],
    ["Rupert Glen", "he/him", 4],
    ["Minerva Hollis", "she/her", 7],
    ["Hugo Pembrook", "he/him", 2],
    ["Della Winterbourne", "she/her", 11, "warning"],
  ]),
  ...onTrack("later", [
    ["Gideon Marlowe", "he/him", 10, "contract-failed"],
    ["Henrietta Plum", "she/her", 5],
    ["Leopold Quince", "he/him", 8],
    ["Aurelia Banks", "she/her", 3],
    ["Jasper Nettle", "he/him", 11],
    ["Viola Strand", "she/her", 6],
    ["Edmund Fairlie", "he/him", 2],
  ]),
  ...onTrack("night", [
    ["Sylvie Hazel", "she/her", 7, "watch-fresh"],
    ["Cornelius Pike", "he/him", 5, "hold"],
    ["Rosamund Tewes", "she/her", 9],
    ["Alaric Flint", "he/him", 11],
    ["Imelda Crane", "she/her", 4],
    ["Florian Beck", "he/him", 8, "held"],
    ["Nerissa Dove", "she/her", 3],
  ]),
];

/** How somebody left: by the published shares, most of them well. */
export interface FormerPlan {
  readonly name: string;
  readonly pronouns: string;
  readonly track: TrackKey;
  /** Weeks from this Monday back to the Monday of the first week, and to the week of the last day. */
  readonly from: number;
  readonly to: number;
  readonly ending: "completed" | "transferred" | "dropped-out" | "by-clinic";
  /** Where a transfer leads, from the Monday after on. */
  readonly next?: TrackKey;
}

type FormerLine = readonly [
  name: string,
  pronouns: string,
  track: TrackKey,
  from: number,
  to: number,
  ending: FormerPlan["ending"],
  next?: TrackKey,
];

const FORMER_LINES: readonly FormerLine[] = [
  ["Wendell Harrow", "he/him", "morning", 14, 5, "completed", "saturday"],
  ["Lettice Barrow", "she/her", "morning", 13, 6, "completed"],
  ["Ignatius Ferry", "he/him", "morning", 12, 8, "dropped-out"],
  ["Mabel Stonecrop", "she/her", "afternoon", 13, 4, "completed", "saturday"],
  ["Crispin Ladd", "he/him", "afternoon", 12, 7, "transferred"],
  ["Eudora Fenn", "she/her", "afternoon", 11, 5, "dropped-out"],
  ["Jago Trevelyan", "he/him", "evening", 14, 6, "completed", "saturday"],
  ["Petra Lockhart", "she/her", "evening", 12, 3, "completed"],
  ["Rowan Ellery", "they/them", "evening", 11, 7, "by-clinic"],
  ["Dulcie Mayhew", "she/her", "day", 13, 9, "completed"],
  ["Alban Croft", "he/him", "day", 12, 8, "dropped-out"],
  ["Sabine Orchard", "she/her", "day", 9, 5, "completed"],
  ["Quentin Ashe", "he/him", "day", 8, 4, "transferred", "later"],
  ["Linnet Harper", "she/her", "virtual", 13, 5, "completed"],
  ["Basil Thornbury", "he/him", "virtual", 12, 7, "dropped-out"],
  ["Coralie Vance", "she/her", "later", 14, 6, "completed"],
  ["Digby Fallow", "he/him", "later", 12, 4, "transferred"],
  ["Hyacinth Moor", "she/her", "night", 13, 5, "completed"],
  ["Tristan Holm", "he/him", "night", 12, 8, "by-clinic"],
];

export const FORMER_CLIENTS: readonly FormerPlan[] = FORMER_LINES.map(
  ([name, pronouns, track, from, to, ending, next]) => ({
    ...{ name, pronouns, track, from, to, ending },
    ...(next === undefined ? {} : { next }),
  }),
);

/** Somebody who asked for a place. */
export interface ReferralPlan {
  readonly name: string;
  readonly pronouns: string;
  readonly track: TrackKey;
  readonly status: "referred" | "assessed" | "waitlisted";
  readonly daysAgo: number;
}

export const REFERRALS: readonly ReferralPlan[] = [
  { name: "Celandine Rowe", pronouns: "she/her", track: "evening", status: "waitlisted", daysAgo: 9 },
  { name: "Phineas Hawke", pronouns: "he/him", track: "morning", status: "assessed", daysAgo: 4 },
  { name: "Bronwen Tait", pronouns: "she/her", track: "day", status: "assessed", daysAgo: 3 },
  { name: "Auberon Lisle", pronouns: "he/him", track: "night", status: "referred", daysAgo: 1 },
];
