import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  decideAccess,
  sitesWith,
  type Access,
  type AccessSubject,
  type Actor,
  type ClientActor,
  type DeviceActor,
  type FamilyActor,
  type StaffActor,
} from "./decide-access";
import { explainForbidden } from "./explain-forbidden";
import { DEVICE_GRANTS, GRANTS, isClientSide, PERMISSIONS, type Permission } from "./permissions";
import { ROLES, STAFF_ROLES, type StaffRole } from "./roles";

const HERE = "site-here";
const THERE = "site-there";

function staff(...roles: readonly (readonly [StaffRole, string | null])[]): StaffActor {
  return {
    kind: "staff",
    accountId: "account-mine",
    signInId: "sign-in-mine",
    staffId: "staff-mine",
    name: "Priya Shah",
    roles: roles.map(([role, siteId]) => ({ role, siteId })),
  };
}
const client: ClientActor = { kind: "client", accountId: "account-c", signInId: "s", clientId: "client-mine" };
const family: FamilyActor = { kind: "family", accountId: "account-f", signInId: "s", contactId: "contact-mine" };
const tablet: DeviceActor = { kind: "device", deviceId: "device-mine", siteId: HERE };
const job: Actor = { kind: "system", name: "job:standing.turn-of-day" };

const CASES: readonly (readonly [string, Actor, Permission, AccessSubject, Access])[] = [
  ["a scheduler plans at the own site", staff(["scheduler", HERE]), "schedule:write", { siteId: HERE }, "allowed"],
  [
    "a scheduler does not see another site's",
    staff(["scheduler", HERE]),
    "schedule:write",
    { siteId: THERE },
    "out_of_scope",
  ],
  [
    "a scheduler held everywhere plans anywhere",
    staff(["scheduler", null]),
    "schedule:write",
    { siteId: THERE },
    "allowed",
  ],
  [
    "a clinician sees the plan but does not change it",
    staff(["clinician", HERE]),
    "schedule:write",
    { siteId: HERE },
    "forbidden",
  ],
  ["roles add up", staff(["clinician", HERE], ["scheduler", HERE]), "schedule:write", { siteId: HERE }, "allowed"],
  [
    "a role at one site is no role at another",
    staff(["clinician", HERE], ["scheduler", THERE]),
    "schedule:write",
    { siteId: HERE },
    "forbidden",
  ],
  ["staff without any role see nothing", staff(), "clinic:enter", {}, "out_of_scope"],
  ["a list at some site is a list", staff(["scheduler", HERE]), "client:read", {}, "allowed"],
  ["a list needs the permission", staff(["clinician", HERE]), "audit:read", {}, "forbidden"],

  [
    "the facilitator marks the own session",
    staff(["clinician", HERE]),
    "attendance:mark",
    { siteId: HERE, staffIds: ["staff-mine", null] },
    "allowed",
  ],
  [
    "another's session is seen, not marked",
    staff(["clinician", HERE]),
    "attendance:mark",
    { siteId: HERE, staffIds: ["staff-other", null] },
    "forbidden",
  ],
  [
    "an own session at a site without a role is out of sight",
    staff(["clinician", HERE]),
    "attendance:mark",
    { siteId: THERE, staffIds: ["staff-mine"] },
    "out_of_scope",
  ],
  [
    "the front desk marks any session of the site",
    staff(["scheduler", HERE]),
    "attendance:mark",
    { siteId: HERE, staffIds: ["staff-other"] },
    "allowed",
  ],
  [
    "a session that does not say whose it is, is nobody's own",
    staff(["clinician", HERE]),
    "attendance:mark",
    { siteId: HERE },
    "forbidden",
  ],
  [
    "a session that nobody leads is nobody's own",
    staff(["clinician", HERE]),
    "attendance:mark",
    { siteId: HERE, staffIds: [null, null] },
    "forbidden",
  ],
  ["a clinician has a list of own rosters", staff(["clinician", HERE]), "attendance:mark", {}, "allowed"],

  [
    "what belongs to the clinic as a whole needs a role held everywhere",
    staff(["admin", HERE]),
    "setup:write",
    { siteId: null },
    "forbidden",
  ],
  [
    "a role held everywhere reaches the clinic as a whole",
    staff(["admin", null]),
    "setup:write",
    { siteId: null },
    "allowed",
  ],
  ["nobody without a role reaches the clinic as a whole", staff(), "setup:write", { siteId: null }, "out_of_scope"],

  ["one's own account", staff(["clinician", HERE]), "own-account:write", { accountId: "account-mine" }, "allowed"],
  [
    "an admin's own account is not everybody's",
    staff(["admin", null]),
    "own-account:write",
    { accountId: "account-other" },
    "out_of_scope",
  ],

  ["a client sees the own week", client, "own-week:read", { clientId: "client-mine" }, "allowed"],
  [
    "a client sees the own week at whatever site",
    client,
    "own-week:read",
    { clientId: "client-mine", siteId: HERE },
    "allowed",
  ],
  ["another client does not exist", client, "own-week:read", { clientId: "client-other" }, "out_of_scope"],
  ["a session does not exist for a client", client, "own-week:read", { siteId: HERE }, "out_of_scope"],
  [
    "a roster does not exist for a client",
    client,
    "roster:read",
    { siteId: HERE, staffIds: ["staff-mine"] },
    "out_of_scope",
  ],
  ["a staff page is shut to a client", client, "clinic:enter", {}, "forbidden"],
  ["a client's own chart is the staff's", client, "client:read", { clientId: "client-mine" }, "forbidden"],
  ["a client's own account", client, "own-account:write", { accountId: "account-c" }, "allowed"],
  [
    "another's account does not exist for a client",
    client,
    "own-account:write",
    { accountId: "account-mine" },
    "out_of_scope",
  ],
  [
    "own client, but another's account",
    client,
    "own-account:write",
    { clientId: "client-mine", accountId: "account-x" },
    "out_of_scope",
  ],

  ["family see their own sessions", family, "family-week:read", { contactId: "contact-mine" }, "allowed"],
  ["another family does not exist", family, "family-week:read", { contactId: "contact-other" }, "out_of_scope"],
  [
    "a client's record does not exist for the family",
    family,
    "family-week:read",
    { clientId: "client-mine" },
    "out_of_scope",
  ],
  ["a client's week is not the family's", family, "own-week:read", {}, "forbidden"],

  ["a tablet records who came to its site", tablet, "arrival:record", { siteId: HERE }, "allowed"],
  ["another site does not exist for a tablet", tablet, "arrival:record", { siteId: THERE }, "out_of_scope"],
  [
    "a tablet knows nobody, not even at its own site",
    tablet,
    "arrival:record",
    { siteId: HERE, clientId: "client-mine" },
    "out_of_scope",
  ],
  ["a tablet has no lists", tablet, "arrival:record", {}, "out_of_scope"],
  ["a roster does not exist for a tablet", tablet, "roster:read", { siteId: HERE }, "out_of_scope"],
  ["nor does its own set-up", tablet, "kiosk:write", { siteId: HERE }, "out_of_scope"],

  ["a job acts for the clinic", job, "attendance:correct", { siteId: THERE, clientId: "client-other" }, "allowed"],
];

describe("decideAccess", () => {
  it.each(CASES)("%s", (_title, actor, permission, subject, access) => {
    expect(decideAccess(actor, permission, subject)).toBe(access);
  });
});

/** Who may what, written out a second time, so that a change of the table is seen by whoever reviews it. */
const EXPECTED: Record<Permission, string> = {
  "clinic:enter": "admin director scheduler clinician",
  "setup:read": "admin director scheduler clinician",
  "setup:write": "admin director",
  "staff:read": "admin director scheduler clinician",
  "staff:write": "admin director",
  "account:write": "admin",
  "policy:write": "admin director",
  "schedule:read": "admin director scheduler clinician",
  "schedule:write": "admin director scheduler",
  "schedule:export": "admin director scheduler clinician(own)",
  "absence:write": "admin director scheduler clinician(own)",
  "substitution:answer": "admin(own) director(own) scheduler(own) clinician(own)",
  "client:read": "admin director scheduler clinician",
  "client:write": "admin director scheduler",
  "enrollment:write": "admin director scheduler",
  "roster:read": "admin director scheduler clinician",
  "attendance:mark": "admin director scheduler clinician(own)",
  "attendance:correct": "admin director",
  "standing:read": "admin director scheduler clinician",
  "alert:work": "admin director scheduler clinician",
  "case:decide": "admin director",
  "notice:log": "admin director scheduler clinician",
  "excuse:decide": "admin director clinician(own)",
  "make-up:offer": "admin director scheduler clinician",
  "contract:offer": "admin director clinician",
  "review:prepare": "admin director clinician",
  "review:decide": "director",
  "arrival:record": "admin director scheduler",
  "kiosk:write": "admin director",
  "report:read": "admin director",
  "report:export": "admin director",
  "audit:read": "admin",
  "own-week:read": "client(own)",
  "own-notice:write": "client(own)",
  "own-make-up:answer": "client(own)",
  "own-contract:sign": "client(own)",
  "own-review:answer": "client(own)",
  "own-policy:acknowledge": "client(own)",
  "own-arrival:record": "client(own)",
  "family-week:read": "family(own)",
  "own-account:write": "admin(own) director(own) scheduler(own) clinician(own) client(own) family(own)",
};

describe("the permission table", () => {
  it.each(PERMISSIONS)("%s", (permission) => {
    const holders = ROLES.flatMap((role) => {
      const reach = GRANTS[role][permission];
      return reach === undefined ? [] : [reach === "own" ? `${role}(own)` : role];
    });
    expect(holders.join(" ")).toBe(EXPECTED[permission]);
  });

  it("gives people in care and their families nothing that reaches further than their own", () => {
    for (const role of ["client", "family"] as const) {
      expect(Object.values(GRANTS[role]).every((reach) => reach === "own")).toBe(true);
    }
  });

  it("lets a check-in tablet record arrivals, and nothing else", () => {
    expect(DEVICE_GRANTS).toEqual(["arrival:record"]);
  });

  it("leads to the sign-in of clients only for what staff cannot hold", () => {
    expect(PERMISSIONS.filter(isClientSide)).toEqual([
      "own-week:read",
      "own-notice:write",
      "own-make-up:answer",
      "own-contract:sign",
      "own-review:answer",
      "own-policy:acknowledge",
      "own-arrival:record",
      "family-week:read",
    ]);
  });

  it.each(PERMISSIONS)("says in a sentence why %s stayed shut", (permission) => {
    expect(explainForbidden(permission)).toMatch(
      /^Your role does not let you [a-z].*\. (An administrator|A director) can( help)?\.$/,
    );
  });
});

const siteId = fc.constantFrom(HERE, THERE, "site-third");
const grant = fc.tuple(fc.constantFrom(...STAFF_ROLES), fc.option(siteId));
const staffActor = fc.array(grant, { maxLength: 5 }).map((grants) => staff(...grants));
const permission = fc.constantFrom(...PERMISSIONS);
const subject: fc.Arbitrary<AccessSubject> = fc.record(
  {
    siteId: fc.option(siteId),
    staffIds: fc.array(fc.constantFrom("staff-mine", "staff-other", null), { maxLength: 2 }),
    clientId: fc.constantFrom("client-mine", "client-other"),
    contactId: fc.constantFrom("contact-mine", "contact-other"),
    accountId: fc.constantFrom("account-mine", "account-c", "account-f", "account-x"),
  },
  { requiredKeys: [] },
);
const RANK: Record<Access, number> = { out_of_scope: 0, forbidden: 1, allowed: 2 };

describe("whatever is asked about", () => {
  it("one more role never takes anything away", () => {
    fc.assert(
      fc.property(staffActor, grant, permission, subject, (actor, [role, at], asked, about) => {
        const richer = { ...actor, roles: [...actor.roles, { role, siteId: at }] };
        expect(RANK[decideAccess(richer, asked, about)]).toBeGreaterThanOrEqual(
          RANK[decideAccess(actor, asked, about)],
        );
      }),
    );
  });

  it("nobody does what none of their roles holds", () => {
    fc.assert(
      fc.property(staffActor, permission, subject, (actor, asked, about) => {
        const holds = actor.roles.some(({ role }) => GRANTS[role][asked] !== undefined);
        if (!holds) expect(decideAccess(actor, asked, about)).not.toBe("allowed");
      }),
    );
  });

  it("a site where no role is held does not exist", () => {
    fc.assert(
      fc.property(staffActor, permission, subject, siteId, (actor, asked, about, at) => {
        if (actor.roles.some((held) => held.siteId === null || held.siteId === at)) return;
        expect(decideAccess(actor, asked, { ...about, siteId: at })).toBe("out_of_scope");
      }),
    );
  });

  it("a client reaches nothing that names another client, account or only a site", () => {
    fc.assert(
      fc.property(permission, subject, (asked, about) => {
        if (decideAccess(client, asked, about) !== "allowed") return;
        expect(about.clientId ?? "client-mine").toBe("client-mine");
        expect(about.accountId ?? "account-c").toBe("account-c");
        const isOwn = about.clientId !== undefined || about.accountId !== undefined;
        expect(isOwn || Object.keys(about).length === 0).toBe(true);
      }),
    );
  });

  it("a tablet reaches nothing but arrivals at its own site", () => {
    fc.assert(
      fc.property(permission, subject, (asked, about) => {
        if (decideAccess(tablet, asked, about) !== "allowed") return;
        expect(asked).toBe("arrival:record");
        expect(about).toEqual({ siteId: HERE });
      }),
    );
  });

  it("the sites of a permission are those where it is allowed", () => {
    fc.assert(
      fc.property(staffActor, permission, siteId, (actor, asked, at) => {
        const sites = sitesWith(actor, asked, "site");
        const isListed = sites === "all" || sites.includes(at);
        expect(decideAccess(actor, asked, { siteId: at, staffIds: ["staff-other"] }) === "allowed").toBe(isListed);
      }),
    );
  });
});

describe("sitesWith", () => {
  it("answers each site once, and 'all' for a role held everywhere", () => {
    expect(sitesWith(staff(["scheduler", HERE], ["director", HERE], ["clinician", THERE]), "schedule:write")).toEqual([
      HERE,
    ]);
    expect(sitesWith(staff(["scheduler", HERE], ["director", null]), "schedule:write")).toBe("all");
  });

  it("tells what reaches only one's own from what reaches the site", () => {
    const actor = staff(["clinician", HERE], ["scheduler", THERE]);
    expect(sitesWith(actor, "attendance:mark")).toEqual([HERE, THERE]);
    expect(sitesWith(actor, "attendance:mark", "site")).toEqual([THERE]);
  });

  it("is a tablet's own site for arrivals, and none for anything else", () => {
    expect(sitesWith(tablet, "arrival:record")).toEqual([HERE]);
    expect(sitesWith(tablet, "client:read")).toEqual([]);
  });

  it("is all for a job, and none for clients and families", () => {
    expect(sitesWith(job, "audit:read")).toBe("all");
    expect(sitesWith(client, "own-week:read")).toEqual([]);
    expect(sitesWith(family, "family-week:read")).toEqual([]);
  });
});
