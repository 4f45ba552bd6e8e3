import type { Store } from "@/db/store";
import { changeLockLimits } from "@/features/accounts/commands/change-lock-limits";
import { inviteClient, inviteContact, inviteStaff } from "@/features/accounts/commands/invite";
import type { IssuedLink } from "@/features/accounts/commands/issue-link";
import { acceptInvitation } from "@/features/accounts/commands/set-password";
import { addContact, recordConsent } from "@/features/clients/commands/contacts";
import { createClient } from "@/features/clients/commands/create-client";
import { addToSeries } from "@/features/enrollment/commands/add-to-series";
import { enrollClient } from "@/features/enrollment/commands/enroll-client";
import { foundClinic } from "@/features/programs/commands/clinic";
import { createProgram } from "@/features/programs/commands/programs";
import { createRoom } from "@/features/programs/commands/rooms";
import { createServiceType } from "@/features/programs/commands/service-types";
import { createSite } from "@/features/programs/commands/sites";
import { createTrack } from "@/features/programs/commands/tracks";
import { createSeries } from "@/features/scheduling/commands/create-series";
import { createStaff } from "@/features/staff/commands";
import type { SessionKind } from "@/lib/scheduling/session-kind";
import { localDate, type Weekday } from "@/lib/time/local-date";
import { localTime } from "@/lib/time/local-time";
import { zone, type Instant } from "@/lib/time/zone";
import { hashPassword } from "@/server/sign-in/password-hash";
import { OPERATOR, Stage } from "./stage";
import { CLIENTS, COLLEAGUES, PASSWORD } from "./people";
import { recordHistory } from "./record-history";

const ZONE = zone("America/New_York");
const FIRST_DAY = localDate("2026-10-26");
const INVITED_ON = localDate("2026-11-16");
const DAYS: readonly Weekday[] = ["MO", "WE", "TH"];

/** What a journey may need and no page tells it: links that are shown once, and ids to forge. */
export interface WorldFacts {
  readonly password: string;
  readonly emails: Readonly<Record<string, string>>;
  readonly sites: Readonly<Record<string, string>>;
  readonly clients: Readonly<Record<string, { readonly id: string; readonly enrollmentId: string }>>;
  readonly series: Readonly<Record<string, string>>;
  readonly tracks: Readonly<Record<string, string>>;
  readonly programId: string;
  /** A link that nobody has used yet. */
  readonly openInvitation: string;
}

/**
 * The clinic that every browser journey begins in: two sites, three tracks, twelve clients, three and a half weeks of
 * history, and it is Wednesday morning, between two groups. Built through the real commands, at the times at which they
 * would have been given.
 */
export async function buildHarborClinic(store: Store, now: Instant): Promise<WorldFacts> {
  const stage = new Stage(store, ZONE, now);
  const story = new Story(stage, await hashPassword(PASSWORD));
  const places = await story.places();
  const staff = await story.staff(places.sites);
  const series = await story.groups(places, staff.clinician ?? "", staff.elsewhere ?? "");
  const clients = await story.clients(places);
  const own = await story.ownSessions(places, clients, staff.clinician ?? "");
  await recordHistory(stage, clients);
  const openInvitation = await story.accounts(clients);
  return {
    password: PASSWORD,
    emails: {
      ...Object.fromEntries(Object.entries(COLLEAGUES).map(([key, { email }]) => [key, email])),
      client: "ada@mail.example",
      otherClient: "ben@mail.example",
      family: "ida@mail.example",
      familyWithoutConsent: "uma@mail.example",
      invited: "newcomer@clinic.example",
    },
    sites: places.sites,
    clients,
    series: { ...series, ...own },
    tracks: places.tracks,
    programId: places.programId,
    openInvitation,
  };
}

interface Places {
  readonly sites: Record<string, string>;
  readonly tracks: Record<string, string>;
  readonly rooms: Record<string, string>;
  readonly types: Record<string, string>;
  readonly programId: string;
}

type Clients = Record<string, { readonly id: string; readonly enrollmentId: string }>;

class Story {
  constructor(
    private readonly stage: Stage,
    private readonly passwordHash: string,
  ) {}

  async places(): Promise<Places> {
    const on = this.when();
    const { stage } = this;
    await stage.do(foundClinic, { name: "Harbor Clinic" }, on);
    // Journeys turn the clock by hours while somebody is signed in. The one about locking sets its own limits.
    await stage.do(changeLockLimits, { limits: { staff: 720, roster: 720, client: 720 }, seenVersion: 1 }, on);
    const site = async (name: string, address: string, phone: string) =>
      (await stage.do(createSite, { name, zone: ZONE, address, phone }, on)).id;
    const sites = {
      Worcester: await site("Worcester", "12 Harbor Street, Worcester, MA", "508-555-0100"),
      Springfield: await site("Springfield", "4 Mill Lane, Springfield, MA", "413-555-0100"),
    };
    const room = async (siteId: string, name: string, capacity: number) =>
      (await stage.do(createRoom, { siteId, name, capacity, isVirtual: false, joinLink: null }, on)).id;
    const rooms = {
      "Room A": await room(sites.Worcester, "Room A", 12),
      "Room B": await room(sites.Worcester, "Room B", 10),
      "Counseling 1": await room(sites.Worcester, "Counseling 1", 4),
      "Room 1": await room(sites.Springfield, "Room 1", 12),
    };
    const program = { name: "Adult IOP", level: "iop" as const, minutesPerWeek: 540, daysPerWeek: 3, expectedWeeks: 8 };
    const programId = (await stage.do(createProgram, { ...program, siteIds: Object.values(sites) }, on)).id;
    const track = async (siteId: string, name: string, band: "morning" | "evening") =>
      (await stage.do(createTrack, { programId, siteId, name, band }, on)).id;
    const tracks = {
      Morning: await track(sites.Worcester, "Morning", "morning"),
      Evening: await track(sites.Worcester, "Evening", "evening"),
      "Springfield morning": await track(sites.Springfield, "Morning", "morning"),
    };
    const counts = { countsToHours: true, countsToStanding: true, isBillable: true, credential: null };
    const type = async (name: string) => (await stage.do(createServiceType, { name, ...counts }, on)).id;
    const types = {
      "CBT group": await type("CBT group"),
      "Individual counseling": await type("Individual counseling"),
      "Family session": await type("Family session"),
    };
    return { sites, tracks, rooms, types, programId };
  }

  async staff(sites: Record<string, string>): Promise<Record<string, string>> {
    const on = this.when();
    const ids: Record<string, string> = {};
    for (const [key, { name, title, credentials, role, site, email }] of Object.entries(COLLEAGUES)) {
      const [givenName = "", ...rest] = name.split(" ");
      const member = { givenName, familyName: rest.join(" "), title, credentials };
      const staffId = (await this.stage.do(createStaff, member, on)).id;
      const grants = [{ role, siteId: site === null ? null : (sites[site] ?? null) }];
      await this.join(await this.stage.do(inviteStaff, { staffId, email, grants }, on));
      ids[key] = staffId;
    }
    return ids;
  }

  /** Each day of a track is two groups of an hour and a half: 9 hours a week. */
  async groups(places: Places, here: string, there: string): Promise<Record<string, string>> {
    const group = (track: string, site: string, room: string, lead: string) => async (title: string, start: string) =>
      this.series(places, { title, start, minutes: 90, kind: "group", days: DAYS, track, site, room, lead });
    const morning = group("Morning", "Worcester", "Room A", here);
    const evening = group("Evening", "Worcester", "Room A", here);
    const springfield = group("Springfield morning", "Springfield", "Room 1", there);
    return {
      "Coping skills": await morning("Coping skills", "09:00"),
      "Relapse prevention": await morning("Relapse prevention", "10:45"),
      "Evening check-in": await evening("Evening check-in", "18:00"),
      "Evening process": await evening("Evening process", "19:45"),
      "Stress and sleep": await springfield("Stress and sleep", "09:00"),
      "Open process": await springfield("Open process", "10:45"),
    };
  }

  async clients(places: Places): Promise<Clients> {
    const made: Clients = {};
    for (const { name, track, from } of CLIENTS) {
      const on = this.when();
      const [givenName = "", ...rest] = name.split(" ");
      const siteId = places.sites[track.startsWith("Springfield") ? "Springfield" : "Worcester"] ?? "";
      const client = await this.stage.do(
        createClient,
        {
          siteId,
          givenName,
          familyName: rest.join(" "),
          preferredName: null,
          pronouns: null,
          language: "en",
          email: null,
          phone: "508-555-0137",
          prefersContactBy: "call",
          // Somebody else hears her messages.
          isSafeToLeaveMessage: name !== "Carla Mendes",
          contactNote: null,
        },
        on,
      );
      const phase = {
        from: localDate(from),
        trackId: places.tracks[track] ?? "",
        weekdays: DAYS,
        minutesPerWeek: 540,
        daysPerWeek: 3,
        requiredKinds: [],
      };
      const { enrollmentId } = await this.stage.do(
        enrollClient,
        {
          clientId: client.id,
          programId: places.programId,
          siteId,
          startDate: localDate(from),
          expectedEndDate: localDate("2027-01-28"),
          counselorId: null,
          phases: [phase],
        },
        on,
      );
      made[name] = { id: client.id, enrollmentId };
    }
    return made;
  }

  /** Ada sees her counselor on Tuesdays, and her family comes on Fridays. So does Ben's. */
  async ownSessions(places: Places, clients: Clients, lead: string): Promise<Record<string, string>> {
    const common = { track: null, site: "Worcester", room: "Counseling 1", lead };
    const one = { ...common, minutes: 60, kind: "individual" as const, days: ["TU"] as const };
    const family = { ...common, minutes: 60, kind: "family" as const, days: ["FR"] as const };
    const ids = {
      "Ada alone": await this.series(places, { ...one, title: "Individual counseling", start: "14:00" }),
      "Ada's family": await this.series(places, { ...family, title: "Family session", start: "16:00" }),
      "Ben's family": await this.series(places, { ...family, title: "Family session", start: "17:15" }),
    };
    const joins = async (name: string, seriesId: string) => {
      const input = { seriesId, enrollmentId: clients[name]?.enrollmentId ?? "", from: FIRST_DAY, through: null };
      await this.stage.do(addToSeries, input, this.when());
    };
    await joins("Ada Lund", ids["Ada alone"]);
    await joins("Ada Lund", ids["Ada's family"]);
    await joins("Ben Okafor", ids["Ben's family"]);
    return ids;
  }

  /** Two clients and a relative of each can sign in; only Ada's sister has a consent. Answers a link nobody has used. */
  async accounts(clients: Clients): Promise<string> {
    const on = this.when(INVITED_ON);
    const { stage } = this;
    for (const [name, own, relative, theirs] of [
      ["Ada Lund", "ada@mail.example", "Ida Lund", "ida@mail.example"],
      ["Ben Okafor", "ben@mail.example", "Uma Okafor", "uma@mail.example"],
    ] as const) {
      const clientId = clients[name]?.id ?? "";
      await this.join(await stage.do(inviteClient, { clientId, email: own }, on));
      const person = { clientId, name: relative, relationship: "Sister", phone: null, email: null };
      const contactId = (await stage.do(addContact, person, on)).id;
      await this.join(await stage.do(inviteContact, { contactId, email: theirs }, on));
      if (name === "Ada Lund") await stage.do(recordConsent, { contactId, from: INVITED_ON, through: null }, on);
    }
    const newcomer = { givenName: "Noor", familyName: "Haddad", title: "Counselor", credentials: [] };
    const staffId = (await stage.do(createStaff, newcomer, on)).id;
    const grants = [{ role: "clinician" as const, siteId: null }];
    return (await stage.do(inviteStaff, { staffId, email: "newcomer@clinic.example", grants }, on)).path;
  }

  private async join({ path }: IssuedLink): Promise<void> {
    const token = path.split("/").at(-1) ?? "";
    await this.stage.do(acceptInvitation, { token, passwordHash: this.passwordHash }, this.when());
  }

  private async series(
    places: Places,
    wish: {
      title: string;
      start: string;
      minutes: number;
      kind: SessionKind;
      days: readonly Weekday[];
      track: string | null;
      site: string;
      room: string;
      lead: string;
    },
  ): Promise<string> {
    const type = { group: "CBT group", individual: "Individual counseling", family: "Family session" }[wish.kind];
    const first = { MO: "2026-10-26", TU: "2026-10-27", FR: "2026-10-30" }[String(wish.days[0])] ?? FIRST_DAY;
    const input = {
      siteId: places.sites[wish.site] ?? "",
      programId: wish.track === null ? null : places.programId,
      trackId: wish.track === null ? null : (places.tracks[wish.track] ?? null),
      kind: wish.kind,
      title: wish.title,
      serviceTypeId: places.types[type] ?? "",
      startDate: localDate(first),
      startTime: localTime(wish.start),
      durationMinutes: wish.minutes,
      rule: `FREQ=WEEKLY;BYDAY=${wish.days.join(",")}`,
      exdates: [],
      rdates: [],
      roomId: places.rooms[wish.room] ?? null,
      facilitatorId: wish.lead,
      coFacilitatorId: null,
      capacity: wish.kind === "group" ? 12 : null,
      modality: "in_person" as const,
      joinLink: null,
    };
    return (await this.stage.do(createSeries, input, this.when())).seriesId;
  }

  /** Set up the Friday before the first day; or on another day, at nine. */
  private when(day = localDate("2026-10-23")) {
    return { by: OPERATOR, at: this.stage.at(day, "09:00") };
  }
}
