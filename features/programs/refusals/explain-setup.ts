import type { ChangedMeanwhile } from "@/features/audit/queries/changes";
import type { Archived, NameTaken, SetupRefusal, Use } from "@/features/programs/refusals/setup-refusal";
import { formatDate, formatTime } from "@/lib/time/format";
import { localDate } from "@/lib/time/local-date";
import { localTime } from "@/lib/time/local-time";

type Explained = string | { readonly field: string; readonly sentence: string };

/** Every refusal of the set-up commands, in a sentence that says what can be done. */
export function explainSetup(refusal: SetupRefusal): Explained {
  switch (refusal.reason) {
    case "name_taken":
      return {
        field: "name",
        sentence: refusal.isArchived
          ? `“${refusal.name}” exists already, in the archive. Restore it, or choose another name.`
          : `“${refusal.name}” exists already. Choose another name.`,
      };
    case "in_use":
      return `This is still in use: ${usesText(refusal.uses)}. End or move that first, then archive it.`;
    case "archived":
      return `The ${refusal.what} is archived. Restore it first.`;
    case "changed_meanwhile":
      return explainChangedMeanwhile(refusal);
    case "zone_fixed":
      return {
        field: "zone",
        sentence:
          "Sessions were already planned on this site's clock, so its time zone stays. Set up a new site for another zone.",
      };
    case "not_offered":
      return {
        field: "siteId",
        sentence: "The program is not offered at this site. Add the site to the program first.",
      };
    case "still_runs_at":
      return {
        field: "siteIds",
        sentence: `The program still runs at ${refusal.site}: ${usesText(refusal.uses)}. End or move that first.`,
      };
    case "edges_out_of_order":
      return { field: "eveningFrom", sentence: "The evening has to begin after the afternoon." };
    case "clinic_exists":
      return "This clinic is set up already.";
    case "policy_invalid":
      return `This policy can't be stored. ${refusal.problems.map(({ sentence }) => sentence).join(" ")}`;
    case "from_too_early":
      return {
        field: "from",
        sentence: `The first day it can begin is ${formatDate(localDate(refusal.earliest), localDate(refusal.earliest))}. What people were told before stays true.`,
      };
    case "policy_moved_on":
      return `Version ${refusal.version} was stored while this form was open. Compare your rules with it; sending this again makes version ${refusal.version + 1}.`;
  }
}

/** "Dana Okonkwo changed this 2 min ago. Phone is now 508-555-0100. What you typed is still here: …" */
export function explainChangedMeanwhile(refusal: ChangedMeanwhile): string {
  const who = refusal.by ?? "Somebody";
  const changes = refusal.changes.map(
    ({ field, now }) => `${FIELD_LABELS[field] ?? field} is now ${saidValue(field, now)}.`,
  );
  return [
    `${who} changed this${agoText(refusal.minutesAgo)}.`,
    ...changes,
    "What you typed is still here: save again to keep yours.",
  ].join(" ");
}

/** "24 sessions to come (Relapse prevention, Process group) and 3 enrollments". */
export function usesText(uses: readonly Use[]): string {
  const texts = uses.map((use) => {
    const names = use.names.length > 0 ? ` (${use.names.join(", ")}${isMore(use) ? ", …" : ""})` : "";
    return `${countText(use)}${names}`;
  });
  return texts.length < 2 ? texts.join("") : `${texts.slice(0, -1).join(", ")} and ${texts.at(-1)}`;
}

function countText({ what, count }: Use): string {
  const one = count === 1;
  switch (what) {
    case "sessions":
      return `${count} ${one ? "session" : "sessions"} to come`;
    case "enrollments":
      return `${count} open ${one ? "enrollment" : "enrollments"}`;
    case "tracks":
      return `${count} ${one ? "track" : "tracks"}`;
    case "rooms":
      return `${count} ${one ? "room" : "rooms"}`;
    case "account":
      return "an account that can sign in";
    case "counselor":
      return `counselor of ${count} ${one ? "client" : "clients"}`;
  }
}

function isMore(use: Use): boolean {
  return use.names.length >= 3 && use.count > use.names.length;
}

function agoText(minutes: number | null): string {
  if (minutes === null) return " while you had it open";
  if (minutes < 1) return " just now";
  if (minutes < 60) return ` ${minutes} min ago`;
  const hours = Math.floor(minutes / 60);
  return hours < 48 ? ` ${hours} h ago` : ` ${Math.floor(hours / 24)} days ago`;
}

function saidValue(field: string, value: string): string {
  if (field === "afternoonFrom" || field === "eveningFrom") return formatTime(localTime(value));
  return value === "empty" || value === "yes" || value === "no" ? value : `“${value}”`;
}

const FIELD_LABELS: Record<string, string> = {
  name: "The name",
  zone: "The time zone",
  address: "The address",
  phone: "The phone number",
  capacity: "The number of seats",
  isVirtual: "“Virtual room”",
  joinLink: "The join link",
  level: "The level of care",
  minutesPerWeek: "The minutes a week",
  daysPerWeek: "The days a week",
  expectedWeeks: "The expected length in weeks",
  siteIds: "The list of sites",
  band: "The part of the day",
  countsToHours: "“Counts to hours”",
  countsToStanding: "“Counts to standing”",
  isBillable: "“Billable”",
  credential: "The credential",
  givenName: "The first name",
  familyName: "The last name",
  title: "The title",
  credentials: "The list of credentials",
  afternoonFrom: "The start of the afternoon",
  eveningFrom: "The start of the evening",
  lockAfterBusinessDays: "The number of days until marks are locked",
};

/** The same for a topic of a curriculum, whose name is its title. */
export function explainTopic(refusal: NameTaken | Archived): Explained {
  const explained = explainSetup(refusal);
  return typeof explained === "string" ? explained : { ...explained, field: "title" };
}
