import { inviteClient, inviteStaff } from "@/features/accounts/commands/invite";
import type { IssuedLink } from "@/features/accounts/commands/issue-link";
import { DEFAULT_LOCK_LIMITS } from "@/lib/sign-in/lock-limits";
import type { ClientActor } from "@/lib/access/decide-access";
import { newId } from "@/db/id";
import { contacts } from "@/db/schema";
import { row, type DoorRow } from "@/server/doors/matrix";
import { joined, PASSWORD, type ClinicMatrix } from "./world";

const ADMINS = ["admin"] as const;
const EVERYBODY = ["admin", "director", "scheduler", "clinician", "client", "family"] as const;

const atHere = ({ here }: ClinicMatrix) => [{ siteId: here.id }];

/** A counselor of the site `here` who was invited a moment ago. */
async function invitedHere({ world, here }: ClinicMatrix): Promise<IssuedLink> {
  const member = await world.staffMember("New Counselor");
  const grants = [{ role: "clinician", siteId: here.id } as const];
  return world.do(inviteStaff, { staffId: member.id, email: freshEmail(), grants });
}

function freshEmail(): string {
  return `${newId()}@mail.example`;
}

const ofInvited = async (matrix: ClinicMatrix) => ({ accountId: (await invitedHere(matrix)).accountId });

async function newStaff({ world }: ClinicMatrix, sites: readonly (string | null)[]) {
  const { id } = await world.staffMember("New Scheduler");
  return { staffId: id, email: freshEmail(), grants: sites.map((site) => `scheduler:${site ?? "everywhere"}`) };
}

function clientActorOf({ people }: ClinicMatrix): ClientActor {
  const actor = people.find(({ title }) => title === "the client")?.actor;
  if (actor?.kind !== "client") throw new Error("Nobody is the client.");
  return actor;
}

function tokenOf({ path }: IssuedLink): string {
  return path.split("/").at(-1) ?? "";
}

export const ACCOUNT_ROWS: readonly DoorRow<ClinicMatrix>[] = [
  row(
    "account.list",
    ADMINS,
    () => ({}),
    () => ({}),
  ),
  row("account.show", ADMINS, atHere, ofInvited),
  {
    door: "account.invite-staff",
    may: ADMINS,
    cases: [
      { title: "for one site", about: atHere, input: (matrix) => newStaff(matrix, [matrix.here.id]) },
      {
        title: "for two sites",
        about: ({ here, there }) => [{ siteId: here.id }, { siteId: there.id }],
        input: (matrix) => newStaff(matrix, [matrix.here.id, matrix.there.id]),
      },
      { title: "for everywhere", about: () => [{ siteId: null }], input: (matrix) => newStaff(matrix, [null]) },
    ],
  },
  row("account.invite-client", ADMINS, atHere, async ({ world, here }) => ({
    clientId: (await world.client("New Client", { site: here })).id,
    email: freshEmail(),
  })),
  row("account.invite-contact", ADMINS, atHere, async ({ world, client }) => {
    const id = newId();
    await world.store.transact(async (tx) => {
      await tx
        .insert(contacts)
        .values({ id, clientId: client.id, name: "Jo", relationship: "aunt", createdAt: world.now });
    });
    return { contactId: id, email: freshEmail() };
  }),
  row("account.issue-link", ADMINS, atHere, ofInvited),
  row("account.revoke-invitation", ADMINS, atHere, async (matrix) => ({
    invitationId: (await invitedHere(matrix)).invitationId,
  })),
  {
    door: "account.change-roles",
    may: ADMINS,
    cases: [
      {
        title: "within one site",
        about: atHere,
        input: async (matrix) => ({ ...(await ofInvited(matrix)), grants: [`director:${matrix.here.id}`] }),
      },
      {
        title: "to everywhere",
        about: ({ here }) => [{ siteId: here.id }, { siteId: null }],
        input: async (matrix) => ({ ...(await ofInvited(matrix)), grants: ["admin:everywhere"] }),
      },
    ],
  },
  row("account.disable", ADMINS, atHere, ofInvited),
  row("account.enable", ADMINS, atHere, ofInvited),
  row("account.sign-out-everywhere", ADMINS, atHere, ofInvited),
  row(
    "account.change-lock-limits",
    ["admin", "director"],
    () => ({ siteId: null }),
    () => ({ seenVersion: "1", ...DEFAULT_LOCK_LIMITS }),
  ),

  // What belongs to the one who asks: the sample is always their own account.
  row(
    "own-account.show",
    EVERYBODY,
    () => ({}),
    () => ({}),
  ),
  row(
    "own-account.change-password",
    EVERYBODY,
    () => ({}),
    () => ({
      currentPassword: PASSWORD,
      newPassword: "other unrelated words",
    }),
  ),
  row(
    "own-account.sign-out-of-all",
    EVERYBODY,
    () => ({}),
    () => ({}),
  ),
  {
    door: "own-account.end-sign-in",
    may: EVERYBODY,
    cases: [
      {
        title: "a browser of one client",
        about: (matrix) => ({ accountId: clientActorOf(matrix).accountId }),
        input: (matrix) => ({ signInId: clientActorOf(matrix).signInId }),
      },
      {
        title: "a browser of one counselor",
        about: (matrix) => ({ accountId: matrix.staffActor("clinician", "here").accountId }),
        input: (matrix) => ({ signInId: matrix.staffActor("clinician", "here").signInId }),
      },
    ],
  },

  {
    door: "sign-in.enter",
    isOpenBecause: "the password opens it, and tries are throttled",
    input: async ({ world, here }) => {
      const email = freshEmail();
      await joined(world, inviteClient, { clientId: (await world.client("Door Knocker", { site: here })).id, email });
      return { as: "client", email, password: PASSWORD };
    },
  },
  { door: "sign-in.lock", isOpenBecause: "it only locks the screen of the browser that asks", input: () => ({}) },
  {
    door: "sign-in.unlock",
    isOpenBecause: "the password opens it, and tries are throttled as at the sign-in",
    input: () => ({ password: PASSWORD }),
  },
  {
    door: "sign-in.locked-screen",
    isOpenBecause: "it tells a browser whether it is locked, and nothing of the clinic",
    input: () => ({}),
  },
  { door: "sign-in.leave", isOpenBecause: "it only ends the sign-in of the browser that asks", input: () => ({}) },
  {
    door: "sign-in.join",
    isOpenBecause: "the link's 256 random bits open it",
    input: async (matrix) => ({ token: tokenOf(await invitedHere(matrix)), password: "four unrelated words" }),
  },
  {
    door: "sign-in.ask-for-link",
    isOpenBecause: "it answers everybody the same and mails the account's own address",
    input: () => ({ as: "staff", email: "nobody@clinic.example" }),
  },
  {
    door: "sign-in.invitation",
    isOpenBecause: "the link's 256 random bits open it",
    input: async (matrix) => ({ token: tokenOf(await invitedHere(matrix)) }),
  },
  row(
    "own-account.screen",
    EVERYBODY,
    () => ({}),
    () => ({}),
  ),
  row(
    "own-account.choose-keys",
    EVERYBODY,
    () => ({}),
    () => ({ hasKeys: "" }),
  ),
  row(
    "lock.stay",
    EVERYBODY,
    () => ({}),
    () => ({}),
  ),
  row(
    "lock.now",
    EVERYBODY,
    () => ({}),
    () => ({}),
  ),
  {
    door: "own-account.choose-discreet",
    isOpenBecause: "the choice is kept in the browser",
    input: () => ({ isOn: "1" }),
  },
  {
    door: "own-account.choose-theme",
    isOpenBecause: "the choice is kept in the browser",
    input: () => ({ theme: "dark" }),
  },
  { door: "sign-in.who-is-here", isOpenBecause: "it tells a browser its own side only", input: () => ({}) },
];
