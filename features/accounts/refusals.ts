export type InviteRefusal = "no_person" | "archived" | "has_account" | "email_taken";
export type LinkRefusal = "disabled";
export type AccountRefusal = "own_account" | "last_admin";
export type RolesRefusal = "not_staff" | "last_admin" | "no_site";

export function explainInvite(refusal: InviteRefusal | RolesRefusal): string | { field: string; sentence: string } {
  switch (refusal) {
    case "no_person":
      return "This person is not here any more.";
    case "archived":
      return "This person is archived. Restore the record first.";
    case "has_account":
      return "This person has an account already. Send a new link from the list of accounts.";
    case "email_taken":
      return { field: "email", sentence: "Another account uses this email address." };
    default:
      return explainRoles(refusal);
  }
}

export function explainLink(refusal: LinkRefusal): string {
  switch (refusal) {
    case "disabled":
      return "This account is disabled. Enable it first.";
  }
}

export function explainAccount(refusal: AccountRefusal): string {
  switch (refusal) {
    case "own_account":
      return "You cannot disable the account you are signed in with. Another administrator can.";
    case "last_admin":
      return "This is the last administrator of the whole clinic. Make somebody else an administrator first.";
  }
}

export function explainRoles(refusal: RolesRefusal): string | { field: string; sentence: string } {
  switch (refusal) {
    case "not_staff":
      return "Only staff have roles.";
    case "last_admin":
      return { field: "grants", sentence: explainAccount("last_admin") };
    case "no_site":
      return { field: "grants", sentence: "One of these sites is not here any more. Choose again." };
  }
}
