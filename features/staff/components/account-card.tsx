import { Card, CardHeader } from "@/components/card";
import { DefinitionList } from "@/components/definition-list";
import { Tag } from "@/components/tag";
import type { AccountRow } from "@/features/accounts/queries/list-accounts";
import type { OpenSignIn } from "@/features/accounts/queries/sign-ins";
import { AccountButtons, InviteForm, LinkForm, RolesForm } from "@/features/staff/components/account-forms";
import { formatInstant } from "@/lib/time/format";
import type { Zone } from "@/lib/time/zone";

export interface AccountCardProps {
  member: { id: string };
  isArchived: boolean;
  mayInvite: boolean;
  grantableSites: readonly { id: string; name: string }[];
  mayGrantEverywhere: boolean;
  allSites: readonly { id: string; name: string; zone: Zone }[];
  account: { state: "none" | "hidden" } | { state: "shown"; row: AccountRow; signIns: readonly OpenSignIn[] };
  baseUrl: string;
}

const STATES = { active: "Can sign in", invited: "Invited, has not joined yet", disabled: "Disabled" } as const;

/** A staff member's account, for those who administer it: invite, roles, links, sign-ins. */
export function AccountCard(props: AccountCardProps) {
  const { account, mayInvite, member, isArchived, baseUrl } = props;
  const grantable = { sites: props.grantableSites, mayGrantEverywhere: props.mayGrantEverywhere };
  if (account.state === "hidden" || !mayInvite) return null;
  if (account.state === "none" && isArchived) return null;
  const row = account.state === "shown" ? account.row : null;
  return (
    <Card pad labelledBy="staff-account">
      <CardHeader id="staff-account" title="Account">
        {row ? <Tag tone={row.state === "active" ? "good" : "plain"}>{STATES[row.state]}</Tag> : null}
      </CardHeader>
      <div className="stack stack--l">
        {row === null ? (
          <p className="soft">No account yet. An invitation is a link that sets a password, once.</p>
        ) : null}
        <InviteForm staffId={member.id} baseUrl={baseUrl} isOver={row !== null} {...grantable} />
        {account.state === "shown" ? <OpenAccount {...props} grantable={grantable} account={account} /> : null}
      </div>
    </Card>
  );
}

function OpenAccount(
  props: AccountCardProps & {
    grantable: { sites: AccountCardProps["grantableSites"]; mayGrantEverywhere: boolean };
    account: { row: AccountRow; signIns: readonly OpenSignIn[] };
  },
) {
  const { row, signIns } = props.account;
  const zone = props.allSites[0]?.zone;
  const when = (instant: Date) => (zone === undefined ? instant.toISOString() : formatInstant(instant, zone));
  return (
    <>
      <DefinitionList
        items={[
          { term: "Email address", description: row.email },
          { term: "Last seen", description: row.lastSeenAt ? when(row.lastSeenAt) : "Never" },
          ...(row.openInvitation ? [{ term: "Link good until", description: when(row.openInvitation.expiresAt) }] : []),
        ]}
      />
      <RolesForm
        {...props.grantable}
        accountId={row.id}
        chosen={row.grants.map(({ role, siteId }) => `${role}:${siteId ?? "everywhere"}`)}
      />
      {row.state === "disabled" ? null : (
        <LinkForm accountId={row.id} hasJoined={row.state === "active"} baseUrl={props.baseUrl} />
      )}
      <AccountButtons
        accountId={row.id}
        state={row.state}
        openInvitationId={row.openInvitation?.id ?? null}
        browsers={signIns.length}
      />
    </>
  );
}
