/** What a client is called in the house: the preferred name if there is one, and the family name, if there is one. */
export function clientName(client: {
  readonly givenName: string;
  readonly familyName: string;
  readonly preferredName: string | null;
}): string {
  return `${client.preferredName ?? client.givenName} ${client.familyName}`.trim();
}
