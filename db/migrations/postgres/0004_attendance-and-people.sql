CREATE TABLE "curriculum_topics" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"service_type_id" text COLLATE "C" NOT NULL,
	"position" integer NOT NULL,
	"title" text COLLATE "C" NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"archived_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "policy_drafts" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"program_id" text COLLATE "C" NOT NULL,
	"based_on" integer NOT NULL,
	"body" jsonb NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL,
	"updated_by" text COLLATE "C" NOT NULL,
	"version" integer DEFAULT 1 NOT NULL
);
--> statement-breakpoint
CREATE TABLE "alert_escalations" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"alert_id" text COLLATE "C" NOT NULL,
	"step" integer NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"to_staff_id" text COLLATE "C"
);
--> statement-breakpoint
CREATE TABLE "arrivals" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"client_id" text COLLATE "C" NOT NULL,
	"site_id" text COLLATE "C" NOT NULL,
	"on" text COLLATE "C" NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"way" text COLLATE "C" NOT NULL,
	"device_id" text COLLATE "C",
	"recorded_by" text COLLATE "C" NOT NULL,
	"taken_back_at" timestamp (3) with time zone,
	CONSTRAINT "arrivals_way" CHECK ("arrivals"."way" in ('pin', 'qr', 'desk'))
);
--> statement-breakpoint
CREATE TABLE "client_pins" (
	"client_id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"site_id" text COLLATE "C" NOT NULL,
	"pin_key" text COLLATE "C" NOT NULL,
	"set_at" timestamp (3) with time zone NOT NULL,
	"set_by" text COLLATE "C" NOT NULL
);
--> statement-breakpoint
CREATE TABLE "kiosk_devices" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"site_id" text COLLATE "C" NOT NULL,
	"name" text COLLATE "C" NOT NULL,
	"pairing_hash" text COLLATE "C",
	"pairing_expires_at" timestamp (3) with time zone,
	"secret_hash" text COLLATE "C",
	"created_at" timestamp (3) with time zone NOT NULL,
	"created_by" text COLLATE "C" NOT NULL,
	"paired_at" timestamp (3) with time zone,
	"last_seen_at" timestamp (3) with time zone,
	"revoked_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "make_up_offers" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"client_id" text COLLATE "C" NOT NULL,
	"enrollment_id" text COLLATE "C" NOT NULL,
	"session_id" text COLLATE "C" NOT NULL,
	"for_session_id" text COLLATE "C" NOT NULL,
	"state" text COLLATE "C" NOT NULL,
	"offered_at" timestamp (3) with time zone NOT NULL,
	"offered_by" text COLLATE "C" NOT NULL,
	"answered_at" timestamp (3) with time zone,
	"answered_by" text COLLATE "C",
	"reason" text COLLATE "C",
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "make_up_offers_state" CHECK ("make_up_offers"."state" in ('offered', 'accepted', 'declined', 'withdrawn', 'lapsed'))
);
--> statement-breakpoint
CREATE TABLE "contract_agreements" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"enrollment_id" text COLLATE "C" NOT NULL,
	"client_id" text COLLATE "C" NOT NULL,
	"site_id" text COLLATE "C" NOT NULL,
	"terms" jsonb NOT NULL,
	"offered_at" timestamp (3) with time zone NOT NULL,
	"offered_by" text COLLATE "C" NOT NULL,
	"staff_signed_at" timestamp (3) with time zone,
	"staff_signed_by_id" text COLLATE "C",
	"client_signed_at" timestamp (3) with time zone,
	"client_signed_name" text COLLATE "C",
	"client_signed_by" text COLLATE "C",
	"declined_at" timestamp (3) with time zone,
	"declined_note" text COLLATE "C",
	"withdrawn_at" timestamp (3) with time zone,
	"decision_id" text COLLATE "C",
	"version" integer DEFAULT 1 NOT NULL
);
--> statement-breakpoint
CREATE TABLE "review_steps" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"review_id" text COLLATE "C" NOT NULL,
	"place" integer NOT NULL,
	"kind" text COLLATE "C" NOT NULL,
	"on" text COLLATE "C" NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"recorded_by" text COLLATE "C" NOT NULL,
	"note" text COLLATE "C" NOT NULL,
	"facts" jsonb NOT NULL,
	CONSTRAINT "review_steps_kind" CHECK ("review_steps"."kind" in ('opened', 'note', 'met', 'notice_issued', 'notice_delivered', 'objection_received', 'objection_answered', 'referral', 'decided', 'signed_off', 'withdrawn'))
);
--> statement-breakpoint
CREATE TABLE "reviews" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"enrollment_id" text COLLATE "C" NOT NULL,
	"client_id" text COLLATE "C" NOT NULL,
	"site_id" text COLLATE "C" NOT NULL,
	"case_key" text COLLATE "C" NOT NULL,
	"state" text COLLATE "C" NOT NULL,
	"opened_at" timestamp (3) with time zone NOT NULL,
	"opened_by" text COLLATE "C" NOT NULL,
	"director_id" text COLLATE "C" NOT NULL,
	"notice_issued_on" text COLLATE "C",
	"objection_through" text COLLATE "C",
	"outcome" text COLLATE "C",
	"outcome_reason" text COLLATE "C",
	"decided_at" timestamp (3) with time zone,
	"decided_by_id" text COLLATE "C",
	"signed_off_at" timestamp (3) with time zone,
	"signed_off_by_id" text COLLATE "C",
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "reviews_state" CHECK ("reviews"."state" in ('open', 'notice', 'decided', 'signed_off', 'withdrawn')),
	CONSTRAINT "reviews_outcome" CHECK ("reviews"."outcome" in ('continue', 'contract', 'transfer', 'discharge')),
	CONSTRAINT "reviews_discharge" CHECK ("reviews"."state" <> 'signed_off' or "reviews"."outcome" is null or "reviews"."outcome" <> 'discharge' or
        ("reviews"."notice_issued_on" is not null and "reviews"."decided_by_id" is not null and "reviews"."signed_off_by_id" is not null))
);
--> statement-breakpoint
CREATE TABLE "absence_notices" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"session_id" text COLLATE "C" NOT NULL,
	"client_id" text COLLATE "C" NOT NULL,
	"kind" text COLLATE "C" NOT NULL,
	"expected_time" text COLLATE "C",
	"reason" text COLLATE "C",
	"words" text COLLATE "C",
	"given_at" timestamp (3) with time zone NOT NULL,
	"channel" text COLLATE "C" NOT NULL,
	"recorded_at" timestamp (3) with time zone NOT NULL,
	"recorded_by" text COLLATE "C" NOT NULL,
	"is_excused" boolean,
	"decided_at" timestamp (3) with time zone,
	"decided_by" text COLLATE "C",
	"withdrawn_at" timestamp (3) with time zone,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "absence_notices_kind" CHECK ("absence_notices"."kind" in ('cannot_come', 'late', 'leaving_early')),
	CONSTRAINT "absence_notices_channel" CHECK ("absence_notices"."channel" in ('phone', 'text', 'in_person', 'app'))
);
--> statement-breakpoint
CREATE TABLE "correction_requests" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"session_id" text COLLATE "C" NOT NULL,
	"client_id" text COLLATE "C" NOT NULL,
	"wanted" jsonb NOT NULL,
	"seen_version" integer NOT NULL,
	"reason" text COLLATE "C" NOT NULL,
	"state" text COLLATE "C" NOT NULL,
	"requested_at" timestamp (3) with time zone NOT NULL,
	"requested_by" text COLLATE "C" NOT NULL,
	"decided_at" timestamp (3) with time zone,
	"decided_by" text COLLATE "C",
	"answer" text COLLATE "C",
	CONSTRAINT "correction_requests_state" CHECK ("correction_requests"."state" in ('waiting', 'approved', 'declined', 'withdrawn'))
);
--> statement-breakpoint
CREATE TABLE "roster_additions" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"session_id" text COLLATE "C" NOT NULL,
	"client_id" text COLLATE "C" NOT NULL,
	"enrollment_id" text COLLATE "C" NOT NULL,
	"kind" text COLLATE "C" NOT NULL,
	"make_up_for_session_id" text COLLATE "C",
	"added_at" timestamp (3) with time zone NOT NULL,
	"added_by" text COLLATE "C" NOT NULL,
	"removed_at" timestamp (3) with time zone,
	CONSTRAINT "roster_additions_kind" CHECK ("roster_additions"."kind" in ('walk_in', 'make_up', 'visitor')),
	CONSTRAINT "roster_additions_make_up" CHECK (("roster_additions"."kind" = 'make_up') = ("roster_additions"."make_up_for_session_id" is not null))
);
--> statement-breakpoint
CREATE TABLE "roster_reminders" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"session_id" text COLLATE "C" NOT NULL,
	"kind" text COLLATE "C" NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"sent_by" text COLLATE "C" NOT NULL,
	"to_staff_ids" jsonb NOT NULL,
	CONSTRAINT "roster_reminders_kind" CHECK ("roster_reminders"."kind" in ('facilitator', 'director', 'end_of_day', 'by_hand'))
);
--> statement-breakpoint
ALTER TABLE "accounts" ADD COLUMN "has_keys_off" boolean;--> statement-breakpoint
ALTER TABLE "sign_ins" ADD COLUMN "locked_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "marks" ADD COLUMN "taken_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "marks" ADD COLUMN "sent_key" text COLLATE "C";--> statement-breakpoint
ALTER TABLE "clinics" ADD COLUMN "attendance_rules" jsonb;--> statement-breakpoint
ALTER TABLE "enrollments" ADD COLUMN "end_review_id" text COLLATE "C";--> statement-breakpoint
ALTER TABLE "clients" ADD COLUMN "wrong_phone" text COLLATE "C";--> statement-breakpoint
ALTER TABLE "sites" ADD COLUMN "mailing_name" text COLLATE "C";--> statement-breakpoint
ALTER TABLE "sessions" ADD COLUMN "topic_id" text COLLATE "C";--> statement-breakpoint
ALTER TABLE "sessions" ADD COLUMN "did_not_meet_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "alerts" ADD COLUMN "assigned_to_id" text COLLATE "C";--> statement-breakpoint
ALTER TABLE "alerts" ADD COLUMN "next_try_on" text COLLATE "C";--> statement-breakpoint
ALTER TABLE "outreach_attempts" ADD COLUMN "result" text COLLATE "C";--> statement-breakpoint
ALTER TABLE "outreach_attempts" ADD COLUMN "contact_id" text COLLATE "C";--> statement-breakpoint
ALTER TABLE "outreach_attempts" ADD COLUMN "next_step" text COLLATE "C";--> statement-breakpoint
ALTER TABLE "outreach_attempts" ADD COLUMN "next_on" text COLLATE "C";--> statement-breakpoint
ALTER TABLE "curriculum_topics" ADD CONSTRAINT "curriculum_topics_service_type_id_service_types_id_fk" FOREIGN KEY ("service_type_id") REFERENCES "public"."service_types"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "policy_drafts" ADD CONSTRAINT "policy_drafts_program_id_programs_id_fk" FOREIGN KEY ("program_id") REFERENCES "public"."programs"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "alert_escalations" ADD CONSTRAINT "alert_escalations_alert_id_alerts_id_fk" FOREIGN KEY ("alert_id") REFERENCES "public"."alerts"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "alert_escalations" ADD CONSTRAINT "alert_escalations_to_staff_id_staff_id_fk" FOREIGN KEY ("to_staff_id") REFERENCES "public"."staff"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "arrivals" ADD CONSTRAINT "arrivals_client_id_clients_id_fk" FOREIGN KEY ("client_id") REFERENCES "public"."clients"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "arrivals" ADD CONSTRAINT "arrivals_site_id_sites_id_fk" FOREIGN KEY ("site_id") REFERENCES "public"."sites"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "arrivals" ADD CONSTRAINT "arrivals_device_id_kiosk_devices_id_fk" FOREIGN KEY ("device_id") REFERENCES "public"."kiosk_devices"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "client_pins" ADD CONSTRAINT "client_pins_client_id_clients_id_fk" FOREIGN KEY ("client_id") REFERENCES "public"."clients"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "client_pins" ADD CONSTRAINT "client_pins_site_id_sites_id_fk" FOREIGN KEY ("site_id") REFERENCES "public"."sites"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "kiosk_devices" ADD CONSTRAINT "kiosk_devices_site_id_sites_id_fk" FOREIGN KEY ("site_id") REFERENCES "public"."sites"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "make_up_offers" ADD CONSTRAINT "make_up_offers_client_id_clients_id_fk" FOREIGN KEY ("client_id") REFERENCES "public"."clients"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "make_up_offers" ADD CONSTRAINT "make_up_offers_enrollment_id_enrollments_id_fk" FOREIGN KEY ("enrollment_id") REFERENCES "public"."enrollments"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "make_up_offers" ADD CONSTRAINT "make_up_offers_session_id_sessions_id_fk" FOREIGN KEY ("session_id") REFERENCES "public"."sessions"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "make_up_offers" ADD CONSTRAINT "make_up_offers_for_session_id_sessions_id_fk" FOREIGN KEY ("for_session_id") REFERENCES "public"."sessions"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "contract_agreements" ADD CONSTRAINT "contract_agreements_enrollment_id_enrollments_id_fk" FOREIGN KEY ("enrollment_id") REFERENCES "public"."enrollments"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "contract_agreements" ADD CONSTRAINT "contract_agreements_client_id_clients_id_fk" FOREIGN KEY ("client_id") REFERENCES "public"."clients"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "contract_agreements" ADD CONSTRAINT "contract_agreements_site_id_sites_id_fk" FOREIGN KEY ("site_id") REFERENCES "public"."sites"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "contract_agreements" ADD CONSTRAINT "contract_agreements_staff_signed_by_id_staff_id_fk" FOREIGN KEY ("staff_signed_by_id") REFERENCES "public"."staff"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "contract_agreements" ADD CONSTRAINT "contract_agreements_decision_id_decisions_id_fk" FOREIGN KEY ("decision_id") REFERENCES "public"."decisions"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "review_steps" ADD CONSTRAINT "review_steps_review_id_reviews_id_fk" FOREIGN KEY ("review_id") REFERENCES "public"."reviews"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reviews" ADD CONSTRAINT "reviews_enrollment_id_enrollments_id_fk" FOREIGN KEY ("enrollment_id") REFERENCES "public"."enrollments"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reviews" ADD CONSTRAINT "reviews_client_id_clients_id_fk" FOREIGN KEY ("client_id") REFERENCES "public"."clients"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reviews" ADD CONSTRAINT "reviews_site_id_sites_id_fk" FOREIGN KEY ("site_id") REFERENCES "public"."sites"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reviews" ADD CONSTRAINT "reviews_director_id_staff_id_fk" FOREIGN KEY ("director_id") REFERENCES "public"."staff"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reviews" ADD CONSTRAINT "reviews_decided_by_id_staff_id_fk" FOREIGN KEY ("decided_by_id") REFERENCES "public"."staff"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reviews" ADD CONSTRAINT "reviews_signed_off_by_id_staff_id_fk" FOREIGN KEY ("signed_off_by_id") REFERENCES "public"."staff"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "absence_notices" ADD CONSTRAINT "absence_notices_session_id_sessions_id_fk" FOREIGN KEY ("session_id") REFERENCES "public"."sessions"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "absence_notices" ADD CONSTRAINT "absence_notices_client_id_clients_id_fk" FOREIGN KEY ("client_id") REFERENCES "public"."clients"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "correction_requests" ADD CONSTRAINT "correction_requests_session_id_sessions_id_fk" FOREIGN KEY ("session_id") REFERENCES "public"."sessions"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "correction_requests" ADD CONSTRAINT "correction_requests_client_id_clients_id_fk" FOREIGN KEY ("client_id") REFERENCES "public"."clients"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "roster_additions" ADD CONSTRAINT "roster_additions_session_id_sessions_id_fk" FOREIGN KEY ("session_id") REFERENCES "public"."sessions"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "roster_additions" ADD CONSTRAINT "roster_additions_client_id_clients_id_fk" FOREIGN KEY ("client_id") REFERENCES "public"."clients"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "roster_additions" ADD CONSTRAINT "roster_additions_enrollment_id_enrollments_id_fk" FOREIGN KEY ("enrollment_id") REFERENCES "public"."enrollments"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "roster_additions" ADD CONSTRAINT "roster_additions_make_up_for_session_id_sessions_id_fk" FOREIGN KEY ("make_up_for_session_id") REFERENCES "public"."sessions"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "roster_reminders" ADD CONSTRAINT "roster_reminders_session_id_sessions_id_fk" FOREIGN KEY ("session_id") REFERENCES "public"."sessions"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "curriculum_topics_service_type" ON "curriculum_topics" USING btree ("service_type_id","position");--> statement-breakpoint
CREATE UNIQUE INDEX "policy_drafts_program" ON "policy_drafts" USING btree ("program_id");--> statement-breakpoint
CREATE UNIQUE INDEX "alert_escalations_step" ON "alert_escalations" USING btree ("alert_id","step");--> statement-breakpoint
CREATE INDEX "alert_escalations_to" ON "alert_escalations" USING btree ("to_staff_id");--> statement-breakpoint
CREATE INDEX "arrivals_site_on" ON "arrivals" USING btree ("site_id","on");--> statement-breakpoint
CREATE INDEX "arrivals_client_on" ON "arrivals" USING btree ("client_id","on");--> statement-breakpoint
CREATE INDEX "arrivals_device" ON "arrivals" USING btree ("device_id");--> statement-breakpoint
CREATE UNIQUE INDEX "client_pins_key" ON "client_pins" USING btree ("site_id","pin_key");--> statement-breakpoint
CREATE INDEX "kiosk_devices_site" ON "kiosk_devices" USING btree ("site_id");--> statement-breakpoint
CREATE UNIQUE INDEX "kiosk_devices_pairing" ON "kiosk_devices" USING btree ("pairing_hash");--> statement-breakpoint
CREATE UNIQUE INDEX "kiosk_devices_secret" ON "kiosk_devices" USING btree ("secret_hash");--> statement-breakpoint
CREATE UNIQUE INDEX "make_up_offers_line" ON "make_up_offers" USING btree ("session_id","client_id") WHERE state in ('offered', 'accepted');--> statement-breakpoint
CREATE INDEX "make_up_offers_session" ON "make_up_offers" USING btree ("session_id");--> statement-breakpoint
CREATE INDEX "make_up_offers_for_session" ON "make_up_offers" USING btree ("for_session_id");--> statement-breakpoint
CREATE INDEX "make_up_offers_client" ON "make_up_offers" USING btree ("client_id","offered_at");--> statement-breakpoint
CREATE INDEX "make_up_offers_enrollment" ON "make_up_offers" USING btree ("enrollment_id");--> statement-breakpoint
CREATE UNIQUE INDEX "contract_agreements_waiting" ON "contract_agreements" USING btree ("enrollment_id") WHERE decision_id is null and declined_at is null and withdrawn_at is null;--> statement-breakpoint
CREATE INDEX "contract_agreements_enrollment" ON "contract_agreements" USING btree ("enrollment_id");--> statement-breakpoint
CREATE INDEX "contract_agreements_client" ON "contract_agreements" USING btree ("client_id");--> statement-breakpoint
CREATE INDEX "contract_agreements_decision" ON "contract_agreements" USING btree ("decision_id");--> statement-breakpoint
CREATE UNIQUE INDEX "review_steps_place" ON "review_steps" USING btree ("review_id","place");--> statement-breakpoint
CREATE UNIQUE INDEX "reviews_running" ON "reviews" USING btree ("enrollment_id") WHERE state in ('open', 'notice', 'decided');--> statement-breakpoint
CREATE INDEX "reviews_enrollment" ON "reviews" USING btree ("enrollment_id");--> statement-breakpoint
CREATE INDEX "reviews_client" ON "reviews" USING btree ("client_id");--> statement-breakpoint
CREATE INDEX "reviews_site_state" ON "reviews" USING btree ("site_id","state");--> statement-breakpoint
CREATE INDEX "reviews_director" ON "reviews" USING btree ("director_id");--> statement-breakpoint
CREATE UNIQUE INDEX "absence_notices_line" ON "absence_notices" USING btree ("session_id","client_id") WHERE withdrawn_at is null;--> statement-breakpoint
CREATE INDEX "absence_notices_session" ON "absence_notices" USING btree ("session_id");--> statement-breakpoint
CREATE INDEX "absence_notices_client" ON "absence_notices" USING btree ("client_id","given_at");--> statement-breakpoint
CREATE UNIQUE INDEX "correction_requests_waiting" ON "correction_requests" USING btree ("session_id","client_id") WHERE state = 'waiting';--> statement-breakpoint
CREATE INDEX "correction_requests_session" ON "correction_requests" USING btree ("session_id");--> statement-breakpoint
CREATE INDEX "correction_requests_client" ON "correction_requests" USING btree ("client_id");--> statement-breakpoint
CREATE INDEX "correction_requests_state_at" ON "correction_requests" USING btree ("state","requested_at");--> statement-breakpoint
CREATE UNIQUE INDEX "roster_additions_line" ON "roster_additions" USING btree ("session_id","client_id") WHERE removed_at is null;--> statement-breakpoint
CREATE INDEX "roster_additions_session" ON "roster_additions" USING btree ("session_id");--> statement-breakpoint
CREATE INDEX "roster_additions_client" ON "roster_additions" USING btree ("client_id");--> statement-breakpoint
CREATE INDEX "roster_additions_enrollment" ON "roster_additions" USING btree ("enrollment_id");--> statement-breakpoint
CREATE INDEX "roster_additions_make_up_for" ON "roster_additions" USING btree ("make_up_for_session_id");--> statement-breakpoint
CREATE UNIQUE INDEX "roster_reminders_step" ON "roster_reminders" USING btree ("session_id","kind") WHERE kind <> 'by_hand';--> statement-breakpoint
CREATE INDEX "roster_reminders_session" ON "roster_reminders" USING btree ("session_id","at");--> statement-breakpoint
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_topic_id_curriculum_topics_id_fk" FOREIGN KEY ("topic_id") REFERENCES "public"."curriculum_topics"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "alerts" ADD CONSTRAINT "alerts_assigned_to_id_staff_id_fk" FOREIGN KEY ("assigned_to_id") REFERENCES "public"."staff"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "outreach_attempts" ADD CONSTRAINT "outreach_attempts_contact_id_contacts_id_fk" FOREIGN KEY ("contact_id") REFERENCES "public"."contacts"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "alerts_assigned_to" ON "alerts" USING btree ("assigned_to_id");