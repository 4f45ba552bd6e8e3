import type { DomainEvent } from "@/server/doors/changed";
import type { WaitingSignature } from "./queries/signatures";

export const TO_SIGN_TOPIC = "policy.to_sign";

/** Somebody is asked to sign a version. Asked again for the same version, no second message leaves. */
export function signatureAsked({ enrollmentId, clientId, siteId, version }: WaitingSignature): DomainEvent {
  const number = version.version;
  return {
    name: "policy.signature_asked",
    subjectType: "enrollment",
    subjectId: enrollmentId,
    clientId,
    siteId,
    facts: { policyVersion: number },
    outbox: [
      {
        topic: TO_SIGN_TOPIC,
        idempotencyKey: `${TO_SIGN_TOPIC}:${enrollmentId}:${number}`,
        payload: { enrollmentId, clientId, version: number },
      },
    ],
  };
}
