CREATE TABLE `curriculum_topics` (
	`id` text PRIMARY KEY NOT NULL,
	`service_type_id` text NOT NULL,
	`position` integer NOT NULL,
	`title` text NOT NULL,
	`created_at` integer NOT NULL,
	`archived_at` integer,
	FOREIGN KEY (`service_type_id`) REFERENCES `service_types`(`id`) ON UPDATE no action ON DELETE restrict
) STRICT;
--> statement-breakpoint
CREATE INDEX `curriculum_topics_service_type` ON `curriculum_topics` (`service_type_id`,`position`);--> statement-breakpoint
CREATE TABLE `policy_drafts` (
	`id` text PRIMARY KEY NOT NULL,
	`program_id` text NOT NULL,
	`based_on` integer NOT NULL,
	`body` text NOT NULL,
	`updated_at` integer NOT NULL,
	`updated_by` text NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	FOREIGN KEY (`program_id`) REFERENCES `programs`(`id`) ON UPDATE no action ON DELETE restrict
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `policy_drafts_program` ON `policy_drafts` (`program_id`);--> statement-breakpoint
CREATE TABLE `alert_escalations` (
	`id` text PRIMARY KEY NOT NULL,
	`alert_id` text NOT NULL,
	`step` integer NOT NULL,
	`at` integer NOT NULL,
	`to_staff_id` text,
	FOREIGN KEY (`alert_id`) REFERENCES `alerts`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`to_staff_id`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE restrict
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `alert_escalations_step` ON `alert_escalations` (`alert_id`,`step`);--> statement-breakpoint
CREATE INDEX `alert_escalations_to` ON `alert_escalations` (`to_staff_id`);--> statement-breakpoint
CREATE TABLE `arrivals` (
	`id` text PRIMARY KEY NOT NULL,
	`client_id` text NOT NULL,
	`site_id` text NOT NULL,
	`on` text NOT NULL,
	`at` integer NOT NULL,
	`way` text NOT NULL,
	`device_id` text,
	`recorded_by` text NOT NULL,
	`taken_back_at` integer,
	FOREIGN KEY (`client_id`) REFERENCES `clients`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`site_id`) REFERENCES `sites`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`device_id`) REFERENCES `kiosk_devices`(`id`) ON UPDATE no action ON DELETE restrict,
	CONSTRAINT "arrivals_way" CHECK("arrivals"."way" in ('pin', 'qr', 'desk'))
) STRICT;
--> statement-breakpoint
CREATE INDEX `arrivals_site_on` ON `arrivals` (`site_id`,`on`);--> statement-breakpoint
CREATE INDEX `arrivals_client_on` ON `arrivals` (`client_id`,`on`);--> statement-breakpoint
CREATE INDEX `arrivals_device` ON `arrivals` (`device_id`);--> statement-breakpoint
CREATE TABLE `client_pins` (
	`client_id` text PRIMARY KEY NOT NULL,
	`site_id` text NOT NULL,
	`pin_key` text NOT NULL,
	`set_at` integer NOT NULL,
	`set_by` text NOT NULL,
	FOREIGN KEY (`client_id`) REFERENCES `clients`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`site_id`) REFERENCES `sites`(`id`) ON UPDATE no action ON DELETE restrict
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `client_pins_key` ON `client_pins` (`site_id`,`pin_key`);--> statement-breakpoint
CREATE TABLE `kiosk_devices` (
	`id` text PRIMARY KEY NOT NULL,
	`site_id` text NOT NULL,
	`name` text NOT NULL,
	`pairing_hash` text,
	`pairing_expires_at` integer,
	`secret_hash` text,
	`created_at` integer NOT NULL,
	`created_by` text NOT NULL,
	`paired_at` integer,
	`last_seen_at` integer,
	`revoked_at` integer,
	FOREIGN KEY (`site_id`) REFERENCES `sites`(`id`) ON UPDATE no action ON DELETE restrict
) STRICT;
--> statement-breakpoint
CREATE INDEX `kiosk_devices_site` ON `kiosk_devices` (`site_id`);--> statement-breakpoint
CREATE UNIQUE INDEX `kiosk_devices_pairing` ON `kiosk_devices` (`pairing_hash`);--> statement-breakpoint
CREATE UNIQUE INDEX `kiosk_devices_secret` ON `kiosk_devices` (`secret_hash`);--> statement-breakpoint
CREATE TABLE `make_up_offers` (
	`id` text PRIMARY KEY NOT NULL,
	`client_id` text NOT NULL,
	`enrollment_id` text NOT NULL,
	`session_id` text NOT NULL,
	`for_session_id` text NOT NULL,
	`state` text NOT NULL,
	`offered_at` integer NOT NULL,
	`offered_by` text NOT NULL,
	`answered_at` integer,
	`answered_by` text,
	`reason` text,
	`version` integer DEFAULT 1 NOT NULL,
	FOREIGN KEY (`client_id`) REFERENCES `clients`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`enrollment_id`) REFERENCES `enrollments`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`session_id`) REFERENCES `sessions`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`for_session_id`) REFERENCES `sessions`(`id`) ON UPDATE no action ON DELETE restrict,
	CONSTRAINT "make_up_offers_state" CHECK("make_up_offers"."state" in ('offered', 'accepted', 'declined', 'withdrawn', 'lapsed'))
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `make_up_offers_line` ON `make_up_offers` (`session_id`,`client_id`) WHERE state in ('offered', 'accepted');--> statement-breakpoint
CREATE INDEX `make_up_offers_session` ON `make_up_offers` (`session_id`);--> statement-breakpoint
CREATE INDEX `make_up_offers_for_session` ON `make_up_offers` (`for_session_id`);--> statement-breakpoint
CREATE INDEX `make_up_offers_client` ON `make_up_offers` (`client_id`,`offered_at`);--> statement-breakpoint
CREATE INDEX `make_up_offers_enrollment` ON `make_up_offers` (`enrollment_id`);--> statement-breakpoint
CREATE TABLE `contract_agreements` (
	`id` text PRIMARY KEY NOT NULL,
	`enrollment_id` text NOT NULL,
	`client_id` text NOT NULL,
	`site_id` text NOT NULL,
	`terms` text NOT NULL,
	`offered_at` integer NOT NULL,
	`offered_by` text NOT NULL,
	`staff_signed_at` integer,
	`staff_signed_by_id` text,
	`client_signed_at` integer,
	`client_signed_name` text,
	`client_signed_by` text,
	`declined_at` integer,
	`declined_note` text,
	`withdrawn_at` integer,
	`decision_id` text,
	`version` integer DEFAULT 1 NOT NULL,
	FOREIGN KEY (`enrollment_id`) REFERENCES `enrollments`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`client_id`) REFERENCES `clients`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`site_id`) REFERENCES `sites`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`staff_signed_by_id`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`decision_id`) REFERENCES `decisions`(`id`) ON UPDATE no action ON DELETE restrict
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `contract_agreements_waiting` ON `contract_agreements` (`enrollment_id`) WHERE decision_id is null and declined_at is null and withdrawn_at is null;--> statement-breakpoint
CREATE INDEX `contract_agreements_enrollment` ON `contract_agreements` (`enrollment_id`);--> statement-breakpoint
CREATE INDEX `contract_agreements_client` ON `contract_agreements` (`client_id`);--> statement-breakpoint
CREATE INDEX `contract_agreements_decision` ON `contract_agreements` (`decision_id`);--> statement-breakpoint
CREATE TABLE `review_steps` (
	`id` text PRIMARY KEY NOT NULL,
	`review_id` text NOT NULL,
	`place` integer NOT NULL,
	`kind` text NOT NULL,
	`on` text NOT NULL,
	`at` integer NOT NULL,
	`recorded_by` text NOT NULL,
	`note` text NOT NULL,
	`facts` text NOT NULL,
	FOREIGN KEY (`review_id`) REFERENCES `reviews`(`id`) ON UPDATE no action ON DELETE restrict,
	CONSTRAINT "review_steps_kind" CHECK("review_steps"."kind" in ('opened', 'note', 'met', 'notice_issued', 'notice_delivered', 'objection_received', 'objection_answered', 'referral', 'decided', 'signed_off', 'withdrawn'))
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `review_steps_place` ON `review_steps` (`review_id`,`place`);--> statement-breakpoint
CREATE TABLE `reviews` (
	`id` text PRIMARY KEY NOT NULL,
	`enrollment_id` text NOT NULL,
	`client_id` text NOT NULL,
	`site_id` text NOT NULL,
	`case_key` text NOT NULL,
	`state` text NOT NULL,
	`opened_at` integer NOT NULL,
	`opened_by` text NOT NULL,
	`director_id` text NOT NULL,
	`notice_issued_on` text,
	`objection_through` text,
	`outcome` text,
	`outcome_reason` text,
	`decided_at` integer,
	`decided_by_id` text,
	`signed_off_at` integer,
	`signed_off_by_id` text,
	`version` integer DEFAULT 1 NOT NULL,
	FOREIGN KEY (`enrollment_id`) REFERENCES `enrollments`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`client_id`) REFERENCES `clients`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`site_id`) REFERENCES `sites`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`director_id`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`decided_by_id`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`signed_off_by_id`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE restrict,
	CONSTRAINT "reviews_state" CHECK("reviews"."state" in ('open', 'notice', 'decided', 'signed_off', 'withdrawn')),
	CONSTRAINT "reviews_outcome" CHECK("reviews"."outcome" in ('continue', 'contract', 'transfer', 'discharge')),
	CONSTRAINT "reviews_discharge" CHECK("reviews"."state" <> 'signed_off' or "reviews"."outcome" is null or "reviews"."outcome" <> 'discharge' or
        ("reviews"."notice_issued_on" is not null and "reviews"."decided_by_id" is not null and "reviews"."signed_off_by_id" is not null))
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `reviews_running` ON `reviews` (`enrollment_id`) WHERE state in ('open', 'notice', 'decided');--> statement-breakpoint
CREATE INDEX `reviews_enrollment` ON `reviews` (`enrollment_id`);--> statement-breakpoint
CREATE INDEX `reviews_client` ON `reviews` (`client_id`);--> statement-breakpoint
CREATE INDEX `reviews_site_state` ON `reviews` (`site_id`,`state`);--> statement-breakpoint
CREATE INDEX `reviews_director` ON `reviews` (`director_id`);--> statement-breakpoint
CREATE TABLE `absence_notices` (
	`id` text PRIMARY KEY NOT NULL,
	`session_id` text NOT NULL,
	`client_id` text NOT NULL,
	`kind` text NOT NULL,
	`expected_time` text,
	`reason` text,
	`words` text,
	`given_at` integer NOT NULL,
	`channel` text NOT NULL,
	`recorded_at` integer NOT NULL,
	`recorded_by` text NOT NULL,
	`is_excused` integer,
	`decided_at` integer,
	`decided_by` text,
	`withdrawn_at` integer,
	`version` integer DEFAULT 1 NOT NULL,
	FOREIGN KEY (`session_id`) REFERENCES `sessions`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`client_id`) REFERENCES `clients`(`id`) ON UPDATE no action ON DELETE restrict,
	CONSTRAINT "absence_notices_kind" CHECK("absence_notices"."kind" in ('cannot_come', 'late', 'leaving_early')),
	CONSTRAINT "absence_notices_channel" CHECK("absence_notices"."channel" in ('phone', 'text', 'in_person', 'app'))
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `absence_notices_line` ON `absence_notices` (`session_id`,`client_id`) WHERE withdrawn_at is null;--> statement-breakpoint
CREATE INDEX `absence_notices_session` ON `absence_notices` (`session_id`);--> statement-breakpoint
CREATE INDEX `absence_notices_client` ON `absence_notices` (`client_id`,`given_at`);--> statement-breakpoint
CREATE TABLE `correction_requests` (
	`id` text PRIMARY KEY NOT NULL,
	`session_id` text NOT NULL,
	`client_id` text NOT NULL,
	`wanted` text NOT NULL,
	`seen_version` integer NOT NULL,
	`reason` text NOT NULL,
	`state` text NOT NULL,
	`requested_at` integer NOT NULL,
	`requested_by` text NOT NULL,
	`decided_at` integer,
	`decided_by` text,
	`answer` text,
	FOREIGN KEY (`session_id`) REFERENCES `sessions`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`client_id`) REFERENCES `clients`(`id`) ON UPDATE no action ON DELETE restrict,
	CONSTRAINT "correction_requests_state" CHECK("correction_requests"."state" in ('waiting', 'approved', 'declined', 'withdrawn'))
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `correction_requests_waiting` ON `correction_requests` (`session_id`,`client_id`) WHERE state = 'waiting';--> statement-breakpoint
CREATE INDEX `correction_requests_session` ON `correction_requests` (`session_id`);--> statement-breakpoint
CREATE INDEX `correction_requests_client` ON `correction_requests` (`client_id`);--> statement-breakpoint
CREATE INDEX `correction_requests_state_at` ON `correction_requests` (`state`,`requested_at`);--> statement-breakpoint
CREATE TABLE `roster_additions` (
	`id` text PRIMARY KEY NOT NULL,
	`session_id` text NOT NULL,
	`client_id` text NOT NULL,
	`enrollment_id` text NOT NULL,
	`kind` text NOT NULL,
	`make_up_for_session_id` text,
	`added_at` integer NOT NULL,
	`added_by` text NOT NULL,
	`removed_at` integer,
	FOREIGN KEY (`session_id`) REFERENCES `sessions`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`client_id`) REFERENCES `clients`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`enrollment_id`) REFERENCES `enrollments`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`make_up_for_session_id`) REFERENCES `sessions`(`id`) ON UPDATE no action ON DELETE restrict,
	CONSTRAINT "roster_additions_kind" CHECK("roster_additions"."kind" in ('walk_in', 'make_up', 'visitor')),
	CONSTRAINT "roster_additions_make_up" CHECK(("roster_additions"."kind" = 'make_up') = ("roster_additions"."make_up_for_session_id" is not null))
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `roster_additions_line` ON `roster_additions` (`session_id`,`client_id`) WHERE removed_at is null;--> statement-breakpoint
CREATE INDEX `roster_additions_session` ON `roster_additions` (`session_id`);--> statement-breakpoint
CREATE INDEX `roster_additions_client` ON `roster_additions` (`client_id`);--> statement-breakpoint
CREATE INDEX `roster_additions_enrollment` ON `roster_additions` (`enrollment_id`);--> statement-breakpoint
CREATE INDEX `roster_additions_make_up_for` ON `roster_additions` (`make_up_for_session_id`);--> statement-breakpoint
CREATE TABLE `roster_reminders` (
	`id` text PRIMARY KEY NOT NULL,
	`session_id` text NOT NULL,
	`kind` text NOT NULL,
	`at` integer NOT NULL,
	`sent_by` text NOT NULL,
	`to_staff_ids` text NOT NULL,
	FOREIGN KEY (`session_id`) REFERENCES `sessions`(`id`) ON UPDATE no action ON DELETE restrict,
	CONSTRAINT "roster_reminders_kind" CHECK("roster_reminders"."kind" in ('facilitator', 'director', 'end_of_day', 'by_hand'))
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `roster_reminders_step` ON `roster_reminders` (`session_id`,`kind`) WHERE kind <> 'by_hand';--> statement-breakpoint
CREATE INDEX `roster_reminders_session` ON `roster_reminders` (`session_id`,`at`);--> statement-breakpoint
ALTER TABLE `accounts` ADD `has_keys_off` integer;--> statement-breakpoint
ALTER TABLE `sign_ins` ADD `locked_at` integer;--> statement-breakpoint
ALTER TABLE `marks` ADD `taken_at` integer;--> statement-breakpoint
ALTER TABLE `marks` ADD `sent_key` text;--> statement-breakpoint
ALTER TABLE `clinics` ADD `attendance_rules` text;--> statement-breakpoint
ALTER TABLE `enrollments` ADD `end_review_id` text;--> statement-breakpoint
ALTER TABLE `clients` ADD `wrong_phone` text;--> statement-breakpoint
ALTER TABLE `sites` ADD `mailing_name` text;--> statement-breakpoint
ALTER TABLE `sessions` ADD `topic_id` text REFERENCES curriculum_topics(id) ON UPDATE no action ON DELETE restrict;--> statement-breakpoint
ALTER TABLE `sessions` ADD `did_not_meet_at` integer;--> statement-breakpoint
ALTER TABLE `alerts` ADD `assigned_to_id` text REFERENCES staff(id) ON UPDATE no action ON DELETE restrict;--> statement-breakpoint
ALTER TABLE `alerts` ADD `next_try_on` text;--> statement-breakpoint
CREATE INDEX `alerts_assigned_to` ON `alerts` (`assigned_to_id`);--> statement-breakpoint
ALTER TABLE `outreach_attempts` ADD `result` text;--> statement-breakpoint
ALTER TABLE `outreach_attempts` ADD `contact_id` text REFERENCES contacts(id) ON UPDATE no action ON DELETE restrict;--> statement-breakpoint
ALTER TABLE `outreach_attempts` ADD `next_step` text;--> statement-breakpoint
ALTER TABLE `outreach_attempts` ADD `next_on` text;