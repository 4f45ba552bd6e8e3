import { formatTime } from "@/lib/time/format";
import { toLocal } from "@/lib/time/zone";
import type { Reach } from "../queries/reach";
import { LogContactForm } from "./log-contact-form";
import { ReachFacts } from "./reach-facts";
import "./contact.css";

/** How a client may be reached, as it is now, and who is about to log an attempt. */
export type ReachNow = Reach & { readonly now: Date; readonly by: string };

/** The form of an attempt beside what one has to know before picking up the phone. */
export function ContactPanel({
  reach,
  ...props
}: {
  reach: ReachNow;
  row: string;
  alertIds: readonly string[];
  submit: string;
  then: string;
}) {
  return (
    <div className="lgf">
      <div className="lgf__c">
        <ContactForm reach={reach} {...props} />
        <aside className="lgf__s" aria-label="Before you call">
          <ReachFacts reach={reach} />
        </aside>
      </div>
    </div>
  );
}

/** The form alone, with what it takes from the facts. */
export function ContactForm({
  reach,
  ...props
}: {
  reach: ReachNow;
  row: string;
  alertIds: readonly string[];
  submit: string;
  then: string;
}) {
  return (
    <LogContactForm
      // Each row has a form of its own, with its own half-written words.
      key={props.row}
      clientId={reach.clientId}
      firstName={reach.name.split(" ")[0] ?? reach.name}
      prefersContactBy={reach.prefersContactBy}
      isSafeToLeaveMessage={reach.isSafeToLeaveMessage}
      consented={reach.consented.map(({ contactId, name, relationship }) => ({ contactId, name, relationship }))}
      stamp={`${formatTime(toLocal(reach.now, reach.zone).time)}, ${reach.by}`}
      today={reach.today}
      {...props}
    />
  );
}
