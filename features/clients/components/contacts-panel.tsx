import { Card, CardHeader } from "@/components/card";
import { EmptyState } from "@/components/empty-state";
import { Popover } from "@/components/menu";
import { Tag } from "@/components/tag";
import { archiveContactAction, revokeConsentAction } from "@/features/clients/actions";
import { ConsentForm, ContactForm } from "@/features/clients/components/contact-forms";
import { OneButtonForm } from "@/features/clients/components/one-button-form";
import type { Consent, Contact } from "@/features/clients/queries/clients";
import { formatDate, formatInstant } from "@/lib/time/format";
import type { LocalDate } from "@/lib/time/local-date";
import type { Zone } from "@/lib/time/zone";
import "@/features/clients/components/clients.css";

export interface ContactsPanelProps {
  clientId: string;
  contacts: readonly (Contact & { consents: readonly Consent[] })[];
  today: LocalDate;
  zone: Zone;
  mayEdit: boolean;
}

/** Related people, and what the client has consented to for each. */
export function ContactsPanel({ clientId, contacts, today, zone, mayEdit }: ContactsPanelProps) {
  const listed = contacts.filter(({ archivedAt }) => archivedAt === null);
  return (
    <div className="pl">
      <Card labelledBy="contacts-h">
        <CardHeader id="contacts-h" title="Contacts and consents" count={listed.length} />
        {listed.length === 0 ? (
          <EmptyState title="No contacts yet.">
            Family members see their own sessions only, and only under a consent.
          </EmptyState>
        ) : (
          <ul className="rows">
            {listed.map((contact) => (
              <li key={contact.id}>
                <ContactRow contact={contact} today={today} zone={zone} mayEdit={mayEdit} />
              </li>
            ))}
          </ul>
        )}
      </Card>
      {mayEdit ? (
        <Card pad labelledBy="add-contact-h" className="cl-form">
          <CardHeader id="add-contact-h" title="Add a contact" />
          <ContactForm clientId={clientId} />
        </Card>
      ) : null}
    </div>
  );
}

type Row = ContactsPanelProps["contacts"][number];

function ContactRow({
  contact,
  today,
  zone,
  mayEdit,
}: {
  contact: Row;
  today: LocalDate;
  zone: Zone;
  mayEdit: boolean;
}) {
  const reach = [contact.relationship, contact.phone, contact.email].filter(Boolean).join(" · ");
  return (
    <>
      <div className="row row--wrap">
        <div className="grow">
          <b>{contact.name}</b> <span className="soft">{reach}</span>
        </div>
        {mayEdit ? (
          <>
            <Popover
              trigger="Record a consent"
              triggerClass="btn btn--s"
              label={`Record a consent for ${contact.name}`}
              align="end"
            >
              <ConsentForm contactId={contact.id} today={today} />
            </Popover>
            <OneButtonForm
              action={archiveContactAction}
              hidden={{ contactId: contact.id }}
              label="Take off the list"
              about={contact.name}
              variant="ghost"
            />
          </>
        ) : null}
      </div>
      <ul className="pl__rows">
        {contact.consents.length === 0 ? <li className="muted">No consent on record. Nothing is shared.</li> : null}
        {contact.consents.map((consent) => (
          <li key={consent.id}>
            <span>
              <ConsentTag consent={consent} today={today} /> {spanWords(consent, today)}
              {consent.revokedAt ? <small>Revoked {formatInstant(consent.revokedAt, zone, today)}</small> : null}
            </span>
            {mayEdit && consent.revokedAt === null && (consent.through === null || consent.through >= today) ? (
              <OneButtonForm
                action={revokeConsentAction}
                hidden={{ consentId: consent.id }}
                label="Revoke"
                about={`the consent for ${contact.name}`}
              />
            ) : null}
          </li>
        ))}
      </ul>
    </>
  );
}

function ConsentTag({ consent: { from, through, revokedAt }, today }: { consent: Consent; today: LocalDate }) {
  if (revokedAt !== null) return <Tag tone="line">Revoked</Tag>;
  if (through !== null && through < today) return <Tag tone="line">Ended</Tag>;
  return from > today ? <Tag>To come</Tag> : <Tag tone="good">Holds</Tag>;
}

function spanWords({ from, through }: Consent, today: LocalDate): string {
  const start = `Takes part in family sessions from ${formatDate(from, today)}`;
  return through === null ? `${start}, until revoked` : `${start} to ${formatDate(through, today)}`;
}
