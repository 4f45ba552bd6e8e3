import { PageLink } from "@/components/page-link";
import type { ReactNode } from "react";
import { DataTable, type Column } from "@/components/data-table";
import { EmptyState } from "@/components/empty-state";
import { Tag } from "@/components/tag";
import type { AccountRow } from "@/features/accounts/queries/list-accounts";
import { grantWords } from "@/features/staff/components/grant-words";
import { staffName, type StaffMember } from "@/features/staff/queries";

export interface StaffTableProps {
  term: string;
  show: "working" | "archived";
  staff: readonly (StaffMember & { account: AccountRow | null })[];
  sites: readonly { id: string; name: string }[];
  showsAccounts: boolean;
  add: ReactNode;
}

type Row = StaffTableProps["staff"][number];

export function StaffTable({ term, show, staff, sites, showsAccounts, add }: StaffTableProps) {
  const columns: Column<Row>[] = [
    {
      key: "name",
      head: "Name",
      cell: (member) => (
        <PageLink className="link" href={`/setup/staff/${member.id}`}>
          {staffName(member)}
        </PageLink>
      ),
    },
    { key: "title", head: "Title", cell: (member) => member.title },
    { key: "credentials", head: "Credentials", cell: (member) => member.credentials.join(", ") },
    ...(showsAccounts
      ? [
          {
            key: "roles",
            head: "Roles",
            cell: (member: Row) => member.account?.grants.map((grant) => grantWords(grant, sites)).join(", ") ?? "",
          },
          { key: "account", head: "Account", cell: (member: Row) => <AccountTag account={member.account} /> },
        ]
      : []),
  ];
  return (
    <DataTable
      caption={show === "archived" ? "Archived staff" : "Staff"}
      rows={staff}
      rowKey={({ id }) => id}
      columns={columns}
      empty={
        term !== "" ? (
          <EmptyState title="Nobody of that name.">Try a part of the name, or look among the archived.</EmptyState>
        ) : show === "archived" ? (
          <EmptyState title="Nobody is archived." />
        ) : (
          <EmptyState title="No staff yet." action={add}>
            Sessions need somebody to lead them.
          </EmptyState>
        )
      }
    />
  );
}

function AccountTag({ account }: { account: AccountRow | null }) {
  if (account === null) return <span className="muted">None</span>;
  switch (account.state) {
    case "active":
      return <Tag tone="good">Active</Tag>;
    case "invited":
      return <Tag tone="keel">Invited</Tag>;
    case "disabled":
      return <Tag>Disabled</Tag>;
  }
}
