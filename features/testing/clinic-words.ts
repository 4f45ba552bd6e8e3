import { and, eq, ne } from "drizzle-orm";
import { newId } from "@/db/id";
import { marks, sessions } from "@/db/schema";
import type { Reader, Store } from "@/db/store";
import type { WantedMark } from "@/lib/attendance/decide-mark";
import { markAttendance } from "@/features/attendance/commands/mark-attendance";
import { createClient } from "@/features/clients/commands/create-client";
import { addToSeries } from "@/features/enrollment/commands/add-to-series";
import { enrollClient } from "@/features/enrollment/commands/enroll-client";
import { createSeries } from "@/features/scheduling/commands/create-series";
import { createProgram, type ProgramFields } from "@/features/programs/commands/programs";
import { createRoom } from "@/features/programs/commands/rooms";
import { createServiceType, type ServiceTypeFields } from "@/features/programs/commands/service-types";
import { createSite } from "@/features/programs/commands/sites";
import { createTrack } from "@/features/programs/commands/tracks";
import { createStaff } from "@/features/staff/commands";
import { firstDayOf, readPattern } from "@/features/testing/read-pattern";
import type { Command } from "@/features/testing/world";
import type { Actor, StaffActor } from "@/lib/access/decide-access";
import type { StaffRole } from "@/lib/access/roles";
import type { PolicyBody } from "@/lib/standing/types";
import type { Modality } from "@/lib/scheduling/modality";
import type { SessionKind } from "@/lib/scheduling/session-kind";
import type { Band } from "@/lib/time/band";
import { localDate, type Weekday } from "@/lib/time/local-date";
import { zone as readZone, type Instant, type Zone } from "@/lib/time/zone";
import type { Call } from "@/server/doors/call";

/** What was made, by id. Handles go wherever an id is asked for. */
export interface Made {
  readonly id: string;
  readonly name: string;
}

export type SessionRow = typeof sessions.$inferSelect;

const LONG_AFTER_MS = 7 * 86_400_000;
const JUST_AFTER_MS = 10 * 60_000;

/** The clinic's nouns and verbs. What a word leaves out is taken from what was made last. */
export abstract class ClinicWords {
  abstract readonly store: Store;
  abstract readonly zone: Zone;
  abstract now: Instant;
  abstract by: Actor;
  abstract instant(wall: string): Instant;
  abstract do<Input, Value>(command: Command<Input, Value>, input: Input, call?: Partial<Call>): Promise<Value>;

  #last: Record<string, Made> = {};

  get reader(): Reader {
    return this.store.reader;
  }

  async site(name: string, more: { zone?: string; address?: string; phone?: string } = {}): Promise<Made> {
    const zone = more.zone === undefined ? this.zone : readZone(more.zone);
    const fields = { name, zone, address: more.address ?? "1 Main Street", phone: more.phone ?? "508-555-0100" };
    return this.#made("site", name, await this.do(createSite, fields));
  }

  async room(name: string, more: { seats?: number | null; site?: Made; link?: string } = {}): Promise<Made> {
    const siteId = (more.site ?? this.last("site")).id;
    const isVirtual = more.link !== undefined;
    const fields = { siteId, name, capacity: more.seats ?? null, isVirtual, joinLink: more.link ?? null };
    return this.#made("room", name, await this.do(createRoom, fields));
  }

  async program(
    name: string,
    more: Partial<Omit<ProgramFields, "name" | "siteIds">> & { sites?: readonly Made[]; policy?: PolicyBody } = {},
  ): Promise<Made> {
    const { sites = [this.last("site")], policy, ...fields } = more;
    const usual = { level: "iop" as const, minutesPerWeek: 540, daysPerWeek: 3, expectedWeeks: 8 };
    const input = { ...usual, ...fields, name, siteIds: sites.map(({ id }) => id), ...(policy ? { policy } : {}) };
    return this.#made("program", name, await this.do(createProgram, input));
  }

  async track(name: string, more: { band?: Band; program?: Made; site?: Made } = {}): Promise<Made> {
    const programId = (more.program ?? this.last("program")).id;
    const siteId = (more.site ?? this.last("site")).id;
    const band = more.band ?? (/morning|afternoon/i.exec(name)?.[0].toLowerCase() as Band | undefined) ?? "evening";
    return this.#made("track", name, await this.do(createTrack, { programId, siteId, name, band }));
  }

  async serviceType(name: string, more: Partial<Omit<ServiceTypeFields, "name">> = {}): Promise<Made> {
    const usual = { countsToHours: true, countsToStanding: true, isBillable: true, credential: null };
    return this.#made("serviceType", name, await this.do(createServiceType, { ...usual, ...more, name }));
  }

  async staffMember(name: string, more: { title?: string; credentials?: readonly string[] } = {}): Promise<Made> {
    const fields = { ...twoNames(name), title: more.title ?? "Counselor", credentials: more.credentials ?? [] };
    return this.#made("staff", name, await this.do(createStaff, fields));
  }

  /** Somebody signed in with one role, at one site or at all. A staff member of that name is made. */
  async actor(role: StaffRole, more: { site?: Made; staff?: Made } = {}): Promise<StaffActor> {
    const member = more.staff ?? (await this.staffMember(`${role} ${more.site?.name ?? "everywhere"}`));
    const ids = { accountId: newId(), signInId: newId(), staffId: member.id };
    return { kind: "staff", ...ids, name: member.name, roles: [{ role, siteId: more.site?.id ?? null }] };
  }

  /** A weekly series: `w.series("Relapse prevention", "MO WE TH 18:00-19:30", { from: "2026-03-02" })`. */
  async series(
    title: string,
    pattern: string,
    more: {
      from: string;
      kind?: SessionKind;
      /** Every so many weeks. */
      every?: number;
      /** How many sessions; left out: it runs on. */
      count?: number;
      site?: Made;
      /** Null: of no program or track. Individual and family series have none unless said. */
      program?: Made | null;
      track?: Made | null;
      serviceType?: Made;
      room?: Made | null;
      facilitator?: Made | null;
      coFacilitator?: Made | null;
      capacity?: number | null;
      modality?: Modality;
      joinLink?: string | null;
    },
  ): Promise<Made> {
    const { weekdays, startTime, durationMinutes } = readPattern(pattern);
    const kind = more.kind ?? "group";
    const ofGroup = (name: string) => (kind === "group" ? (this.#last[name]?.id ?? null) : null);
    const interval = more.every === undefined ? "" : `;INTERVAL=${more.every}`;
    const count = more.count === undefined ? "" : `;COUNT=${more.count}`;
    const made = await this.do(createSeries, {
      siteId: (more.site ?? this.last("site")).id,
      programId: more.program === undefined ? (this.#last.program?.id ?? null) : (more.program?.id ?? null),
      trackId: more.track === undefined ? ofGroup("track") : (more.track?.id ?? null),
      kind,
      title,
      serviceTypeId: (more.serviceType ?? this.#last.serviceType ?? (await this.serviceType("CBT group"))).id,
      startDate: firstDayOf(weekdays, localDate(more.from)),
      startTime,
      durationMinutes,
      rule: `FREQ=WEEKLY${interval};BYDAY=${weekdays.join(",")}${count}`,
      exdates: [],
      rdates: [],
      roomId: more.room?.id ?? null,
      facilitatorId: more.facilitator?.id ?? null,
      coFacilitatorId: more.coFacilitator?.id ?? null,
      capacity: more.capacity ?? null,
      modality: more.modality ?? "in_person",
      joinLink: more.joinLink ?? null,
    });
    return this.#made("series", title, { id: made.seriesId });
  }

  /** The session of a series on a day. */
  async session(series: Made, date: string): Promise<SessionRow> {
    const rows = await this.reader
      .select()
      .from(sessions)
      .where(
        and(eq(sessions.seriesId, series.id), eq(sessions.date, localDate(date)), ne(sessions.status, "cancelled")),
      );
    const row = rows[0];
    if (!row) throw new Error(`${series.name} has no session on ${date}.`);
    return row;
  }

  async client(name: string, more: { site?: Made; preferredName?: string } = {}): Promise<Made> {
    const made = await this.do(createClient, {
      siteId: (more.site ?? this.last("site")).id,
      ...twoNames(name),
      preferredName: more.preferredName ?? null,
      pronouns: null,
      language: "en",
      email: null,
      phone: "508-555-0137",
      prefersContactBy: "call" as const,
      isSafeToLeaveMessage: true,
      contactNote: null,
    });
    return this.#made("client", name, made);
  }

  /** Enrolls a client, with one plan phase from the first day. */
  async enrolled(
    client: Made,
    more: {
      from: string;
      weekdays?: readonly Weekday[];
      expectedEnd?: string;
      minutesPerWeek?: number;
      daysPerWeek?: number;
      program?: Made;
      track?: Made;
      site?: Made;
      counselor?: Made;
    },
  ): Promise<Made> {
    const weekdays = [...(more.weekdays ?? (["MO", "WE", "TH"] as const))];
    const from = localDate(more.from);
    const made = await this.do(enrollClient, {
      clientId: client.id,
      programId: (more.program ?? this.last("program")).id,
      siteId: (more.site ?? this.last("site")).id,
      startDate: from,
      expectedEndDate: more.expectedEnd === undefined ? null : localDate(more.expectedEnd),
      counselorId: more.counselor?.id ?? null,
      phases: [
        {
          from,
          trackId: (more.track ?? this.last("track")).id,
          weekdays,
          minutesPerWeek: more.minutesPerWeek ?? 540,
          daysPerWeek: more.daysPerWeek ?? weekdays.length,
          requiredKinds: [],
        },
      ],
    });
    return this.#made("enrollment", client.name, { id: made.enrollmentId });
  }

  /** Puts an enrollment into an individual or family series, or a group as a guest. */
  async joins(enrollment: Made, series: Made, more: { from: string; through?: string }): Promise<void> {
    const through = more.through === undefined ? null : localDate(more.through);
    const input = { seriesId: series.id, enrollmentId: enrollment.id, from: localDate(more.from), through };
    await this.do(addToSeries, input);
  }

  /**
   * Records a mark, ten minutes after the session's end unless the world's clock is already later or `at` says when.
   * The clock of the world moves on with it, never back.
   */
  async mark(
    client: Made,
    session: SessionRow,
    wanted: "present" | "missed" | "excused" | WantedMark,
    more: { at?: string; reason?: string } = {},
  ): Promise<void> {
    const justAfter = new Date(session.endsAt.getTime() + JUST_AFTER_MS);
    const now = more.at !== undefined ? this.instant(more.at) : this.now > justAfter ? this.now : justAfter;
    if (now > this.now) this.now = now;
    // Long after a session its marks are locked, and a change says why.
    const isLate = now.getTime() - session.endsAt.getTime() > LONG_AFTER_MS;
    const before = await this.reader
      .select({ version: marks.version })
      .from(marks)
      .where(and(eq(marks.sessionId, session.id), eq(marks.clientId, client.id)));
    const line = {
      clientId: client.id,
      wanted: typeof wanted === "string" ? ({ as: wanted } as WantedMark) : wanted,
      seenVersion: Math.max(0, ...before.map(({ version }) => version)),
      correctionReason: more.reason ?? (isLate ? "Copied from the paper roster" : null),
    };
    await this.do(markAttendance, { sessionId: session.id, device: "test", lines: [line] }, { now });
  }

  /** What was made last under a noun. */
  protected last(noun: string): Made {
    const made = this.#last[noun];
    if (!made) throw new Error(`This world has no ${noun} yet.`);
    return made;
  }

  #made(noun: string, name: string, value: { id: string }): Made {
    const made = { id: value.id, name };
    this.#last[noun] = made;
    return made;
  }
}

function twoNames(name: string): { givenName: string; familyName: string } {
  const [givenName = name, ...rest] = name.split(" ");
  return { givenName, familyName: rest.join(" ") };
}
