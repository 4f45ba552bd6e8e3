CREATE TABLE `account_roles` (
	`id` text PRIMARY KEY NOT NULL,
	`account_id` text NOT NULL,
	`role` text NOT NULL,
	`site_id` text,
	FOREIGN KEY (`account_id`) REFERENCES `accounts`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`site_id`) REFERENCES `sites`(`id`) ON UPDATE no action ON DELETE restrict,
	CONSTRAINT "account_roles_role" CHECK("account_roles"."role" in ('admin', 'director', 'scheduler', 'clinician', 'client', 'family'))
) STRICT;
--> statement-breakpoint
CREATE INDEX `account_roles_account` ON `account_roles` (`account_id`);--> statement-breakpoint
CREATE INDEX `account_roles_site` ON `account_roles` (`site_id`);--> statement-breakpoint
CREATE TABLE `accounts` (
	`id` text PRIMARY KEY NOT NULL,
	`side` text NOT NULL,
	`email` text NOT NULL,
	`password_hash` text,
	`staff_id` text,
	`client_id` text,
	`contact_id` text,
	`created_at` integer NOT NULL,
	`disabled_at` integer,
	`version` integer DEFAULT 1 NOT NULL,
	FOREIGN KEY (`staff_id`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`client_id`) REFERENCES `clients`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`contact_id`) REFERENCES `contacts`(`id`) ON UPDATE no action ON DELETE restrict,
	CONSTRAINT "accounts_side" CHECK("accounts"."side" in ('staff', 'client', 'family')),
	CONSTRAINT "accounts_one_person" CHECK(("accounts"."side" = 'staff' and "accounts"."staff_id" is not null and "accounts"."client_id" is null and "accounts"."contact_id" is null)
        or ("accounts"."side" = 'client' and "accounts"."client_id" is not null and "accounts"."staff_id" is null and "accounts"."contact_id" is null)
        or ("accounts"."side" = 'family' and "accounts"."contact_id" is not null and "accounts"."staff_id" is null and "accounts"."client_id" is null))
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `accounts_side_email` ON `accounts` (`side`,`email`);--> statement-breakpoint
CREATE UNIQUE INDEX `accounts_staff` ON `accounts` (`staff_id`);--> statement-breakpoint
CREATE UNIQUE INDEX `accounts_client` ON `accounts` (`client_id`);--> statement-breakpoint
CREATE UNIQUE INDEX `accounts_contact` ON `accounts` (`contact_id`);--> statement-breakpoint
CREATE TABLE `invitations` (
	`id` text PRIMARY KEY NOT NULL,
	`account_id` text NOT NULL,
	`purpose` text NOT NULL,
	`token_hash` text NOT NULL,
	`created_at` integer NOT NULL,
	`created_by` text NOT NULL,
	`expires_at` integer NOT NULL,
	`used_at` integer,
	`revoked_at` integer,
	FOREIGN KEY (`account_id`) REFERENCES `accounts`(`id`) ON UPDATE no action ON DELETE restrict,
	CONSTRAINT "invitations_purpose" CHECK("invitations"."purpose" in ('join', 'reset'))
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `invitations_token_hash` ON `invitations` (`token_hash`);--> statement-breakpoint
CREATE INDEX `invitations_account` ON `invitations` (`account_id`);--> statement-breakpoint
CREATE TABLE `sign_in_failures` (
	`key` text PRIMARY KEY NOT NULL,
	`failures` integer NOT NULL,
	`last_failure_at` integer NOT NULL
) STRICT;
--> statement-breakpoint
CREATE INDEX `sign_in_failures_at` ON `sign_in_failures` (`last_failure_at`);--> statement-breakpoint
CREATE TABLE `sign_ins` (
	`id` text PRIMARY KEY NOT NULL,
	`account_id` text NOT NULL,
	`created_at` integer NOT NULL,
	`last_seen_at` integer NOT NULL,
	`expires_at` integer NOT NULL,
	`revoked_at` integer,
	`browser` text NOT NULL,
	FOREIGN KEY (`account_id`) REFERENCES `accounts`(`id`) ON UPDATE no action ON DELETE restrict
) STRICT;
--> statement-breakpoint
CREATE INDEX `sign_ins_account` ON `sign_ins` (`account_id`);--> statement-breakpoint
CREATE TABLE `marks` (
	`id` text PRIMARY KEY NOT NULL,
	`session_id` text NOT NULL,
	`client_id` text NOT NULL,
	`enrollment_id` text,
	`version` integer NOT NULL,
	`is_current` integer NOT NULL,
	`is_clear` integer NOT NULL,
	`was` text NOT NULL,
	`arrived_at` integer,
	`left_at` integer,
	`notice_given_at` integer,
	`reason` text,
	`modality` text NOT NULL,
	`make_up_for_session_id` text,
	`service_date` text NOT NULL,
	`correction_reason` text,
	`recorded_at` integer NOT NULL,
	`recorded_by` text NOT NULL,
	`device` text NOT NULL,
	FOREIGN KEY (`session_id`) REFERENCES `sessions`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`client_id`) REFERENCES `clients`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`enrollment_id`) REFERENCES `enrollments`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`make_up_for_session_id`) REFERENCES `sessions`(`id`) ON UPDATE no action ON DELETE restrict,
	CONSTRAINT "marks_was" CHECK("marks"."was" in ('attended', 'excused', 'missed')),
	CONSTRAINT "marks_modality" CHECK("marks"."modality" in ('in_person', 'video', 'audio')),
	CONSTRAINT "marks_version" CHECK("marks"."version" >= 1)
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `marks_line_version` ON `marks` (`session_id`,`client_id`,`version`);--> statement-breakpoint
CREATE UNIQUE INDEX `marks_current` ON `marks` (`session_id`,`client_id`) WHERE is_current;--> statement-breakpoint
CREATE INDEX `marks_client_date` ON `marks` (`client_id`,`service_date`,`was`);--> statement-breakpoint
CREATE INDEX `marks_make_up_for` ON `marks` (`make_up_for_session_id`) WHERE make_up_for_session_id is not null;--> statement-breakpoint
CREATE TABLE `clinics` (
	`id` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`afternoon_from` text NOT NULL,
	`evening_from` text NOT NULL,
	`lock_after_business_days` integer NOT NULL,
	`is_demo` integer NOT NULL,
	`next_client_number` integer NOT NULL,
	`created_at` integer NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	CONSTRAINT "clinics_lock_days" CHECK("clinics"."lock_after_business_days" >= 0)
) STRICT;
--> statement-breakpoint
CREATE TABLE `enrollments` (
	`id` text PRIMARY KEY NOT NULL,
	`client_id` text NOT NULL,
	`program_id` text NOT NULL,
	`site_id` text NOT NULL,
	`status` text NOT NULL,
	`start_date` text NOT NULL,
	`expected_end_date` text,
	`end_date` text,
	`end_reason` text,
	`counselor_id` text,
	`created_at` integer NOT NULL,
	`created_by` text NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	FOREIGN KEY (`client_id`) REFERENCES `clients`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`program_id`) REFERENCES `programs`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`site_id`) REFERENCES `sites`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`counselor_id`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE restrict,
	CONSTRAINT "enrollments_status" CHECK("enrollments"."status" in ('referred', 'assessed', 'waitlisted', 'active', 'completed', 'discharged', 'transferred', 'aftercare')),
	CONSTRAINT "enrollments_span" CHECK("enrollments"."end_date" is null or "enrollments"."end_date" >= "enrollments"."start_date")
) STRICT;
--> statement-breakpoint
CREATE INDEX `enrollments_client` ON `enrollments` (`client_id`);--> statement-breakpoint
CREATE INDEX `enrollments_site_status` ON `enrollments` (`site_id`,`status`);--> statement-breakpoint
CREATE INDEX `enrollments_program` ON `enrollments` (`program_id`,`start_date`);--> statement-breakpoint
CREATE INDEX `enrollments_counselor` ON `enrollments` (`counselor_id`);--> statement-breakpoint
CREATE TABLE `holds` (
	`id` text PRIMARY KEY NOT NULL,
	`enrollment_id` text NOT NULL,
	`from` text NOT NULL,
	`through` text,
	`reason` text NOT NULL,
	`recorded_at` integer NOT NULL,
	`recorded_by` text NOT NULL,
	`voided_at` integer,
	FOREIGN KEY (`enrollment_id`) REFERENCES `enrollments`(`id`) ON UPDATE no action ON DELETE restrict
) STRICT;
--> statement-breakpoint
CREATE INDEX `holds_enrollment` ON `holds` (`enrollment_id`);--> statement-breakpoint
CREATE TABLE `plan_phases` (
	`id` text PRIMARY KEY NOT NULL,
	`enrollment_id` text NOT NULL,
	`from` text NOT NULL,
	`through` text,
	`track_id` text NOT NULL,
	`weekdays` integer NOT NULL,
	`minutes_per_week` integer NOT NULL,
	`days_per_week` integer NOT NULL,
	`required_kinds` text NOT NULL,
	`recorded_at` integer NOT NULL,
	`recorded_by` text NOT NULL,
	FOREIGN KEY (`enrollment_id`) REFERENCES `enrollments`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`track_id`) REFERENCES `tracks`(`id`) ON UPDATE no action ON DELETE restrict,
	CONSTRAINT "plan_phases_weekdays" CHECK("plan_phases"."weekdays" between 1 and 127),
	CONSTRAINT "plan_phases_minutes" CHECK("plan_phases"."minutes_per_week" between 0 and 10080),
	CONSTRAINT "plan_phases_days" CHECK("plan_phases"."days_per_week" between 0 and 7)
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `plan_phases_enrollment_from` ON `plan_phases` (`enrollment_id`,`from`);--> statement-breakpoint
CREATE INDEX `plan_phases_track` ON `plan_phases` (`track_id`,`from`);--> statement-breakpoint
CREATE TABLE `clients` (
	`id` text PRIMARY KEY NOT NULL,
	`site_id` text NOT NULL,
	`number` text NOT NULL,
	`given_name` text NOT NULL,
	`family_name` text NOT NULL,
	`preferred_name` text,
	`pronouns` text,
	`language` text NOT NULL,
	`email` text,
	`phone` text,
	`prefers_contact_by` text NOT NULL,
	`is_safe_to_leave_message` integer NOT NULL,
	`contact_note` text,
	`search_name` text NOT NULL,
	`created_at` integer NOT NULL,
	`archived_at` integer,
	`version` integer DEFAULT 1 NOT NULL,
	FOREIGN KEY (`site_id`) REFERENCES `sites`(`id`) ON UPDATE no action ON DELETE restrict,
	CONSTRAINT "clients_prefers_contact_by" CHECK("clients"."prefers_contact_by" in ('call', 'text', 'email'))
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `clients_number` ON `clients` (`number`);--> statement-breakpoint
CREATE INDEX `clients_site_search` ON `clients` (`site_id`,`search_name`);--> statement-breakpoint
CREATE TABLE `consents` (
	`id` text PRIMARY KEY NOT NULL,
	`client_id` text NOT NULL,
	`contact_id` text NOT NULL,
	`from` text NOT NULL,
	`through` text,
	`recorded_at` integer NOT NULL,
	`recorded_by` text NOT NULL,
	`revoked_at` integer,
	FOREIGN KEY (`client_id`) REFERENCES `clients`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`contact_id`) REFERENCES `contacts`(`id`) ON UPDATE no action ON DELETE restrict
) STRICT;
--> statement-breakpoint
CREATE INDEX `consents_contact` ON `consents` (`contact_id`);--> statement-breakpoint
CREATE INDEX `consents_client` ON `consents` (`client_id`);--> statement-breakpoint
CREATE TABLE `contacts` (
	`id` text PRIMARY KEY NOT NULL,
	`client_id` text NOT NULL,
	`name` text NOT NULL,
	`relationship` text NOT NULL,
	`phone` text,
	`email` text,
	`created_at` integer NOT NULL,
	`archived_at` integer,
	FOREIGN KEY (`client_id`) REFERENCES `clients`(`id`) ON UPDATE no action ON DELETE restrict
) STRICT;
--> statement-breakpoint
CREATE INDEX `contacts_client` ON `contacts` (`client_id`);--> statement-breakpoint
CREATE TABLE `staff` (
	`id` text PRIMARY KEY NOT NULL,
	`given_name` text NOT NULL,
	`family_name` text NOT NULL,
	`title` text NOT NULL,
	`credentials` text NOT NULL,
	`search_name` text NOT NULL,
	`created_at` integer NOT NULL,
	`archived_at` integer,
	`version` integer DEFAULT 1 NOT NULL
) STRICT;
--> statement-breakpoint
CREATE INDEX `staff_search_name` ON `staff` (`search_name`);--> statement-breakpoint
CREATE TABLE `closures` (
	`id` text PRIMARY KEY NOT NULL,
	`site_id` text,
	`name` text NOT NULL,
	`date` text NOT NULL,
	`from_time` text,
	`to_time` text,
	`created_at` integer NOT NULL,
	`created_by` text NOT NULL,
	`removed_at` integer,
	FOREIGN KEY (`site_id`) REFERENCES `sites`(`id`) ON UPDATE no action ON DELETE restrict
) STRICT;
--> statement-breakpoint
CREATE INDEX `closures_site_date` ON `closures` (`site_id`,`date`);--> statement-breakpoint
CREATE TABLE `rooms` (
	`id` text PRIMARY KEY NOT NULL,
	`site_id` text NOT NULL,
	`name` text NOT NULL,
	`capacity` integer,
	`is_virtual` integer NOT NULL,
	`join_link` text,
	`created_at` integer NOT NULL,
	`archived_at` integer,
	`version` integer DEFAULT 1 NOT NULL,
	FOREIGN KEY (`site_id`) REFERENCES `sites`(`id`) ON UPDATE no action ON DELETE restrict
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `rooms_site_name` ON `rooms` (`site_id`,`name`);--> statement-breakpoint
CREATE TABLE `sites` (
	`id` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`zone` text NOT NULL,
	`address` text NOT NULL,
	`phone` text NOT NULL,
	`created_at` integer NOT NULL,
	`archived_at` integer,
	`version` integer DEFAULT 1 NOT NULL
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `sites_name` ON `sites` (`name`);--> statement-breakpoint
CREATE TABLE `policy_versions` (
	`id` text PRIMARY KEY NOT NULL,
	`program_id` text NOT NULL,
	`version` integer NOT NULL,
	`from` text NOT NULL,
	`body` text NOT NULL,
	`recorded_at` integer NOT NULL,
	`recorded_by` text NOT NULL,
	FOREIGN KEY (`program_id`) REFERENCES `programs`(`id`) ON UPDATE no action ON DELETE restrict
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `policy_versions_program_version` ON `policy_versions` (`program_id`,`version`);--> statement-breakpoint
CREATE UNIQUE INDEX `policy_versions_program_from` ON `policy_versions` (`program_id`,`from`);--> statement-breakpoint
CREATE TABLE `program_sites` (
	`program_id` text NOT NULL,
	`site_id` text NOT NULL,
	PRIMARY KEY(`program_id`, `site_id`),
	FOREIGN KEY (`program_id`) REFERENCES `programs`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`site_id`) REFERENCES `sites`(`id`) ON UPDATE no action ON DELETE restrict
) STRICT;
--> statement-breakpoint
CREATE INDEX `program_sites_site` ON `program_sites` (`site_id`);--> statement-breakpoint
CREATE TABLE `programs` (
	`id` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`level` text NOT NULL,
	`minutes_per_week` integer NOT NULL,
	`days_per_week` integer NOT NULL,
	`expected_weeks` integer NOT NULL,
	`created_at` integer NOT NULL,
	`archived_at` integer,
	`version` integer DEFAULT 1 NOT NULL,
	CONSTRAINT "programs_level" CHECK("programs"."level" in ('php', 'iop', 'op', 'aftercare'))
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `programs_name` ON `programs` (`name`);--> statement-breakpoint
CREATE TABLE `service_types` (
	`id` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`counts_to_hours` integer NOT NULL,
	`counts_to_standing` integer NOT NULL,
	`is_billable` integer NOT NULL,
	`credential` text,
	`created_at` integer NOT NULL,
	`archived_at` integer,
	`version` integer DEFAULT 1 NOT NULL
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `service_types_name` ON `service_types` (`name`);--> statement-breakpoint
CREATE TABLE `tracks` (
	`id` text PRIMARY KEY NOT NULL,
	`program_id` text NOT NULL,
	`site_id` text NOT NULL,
	`name` text NOT NULL,
	`band` text NOT NULL,
	`created_at` integer NOT NULL,
	`archived_at` integer,
	`version` integer DEFAULT 1 NOT NULL,
	FOREIGN KEY (`program_id`) REFERENCES `programs`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`site_id`) REFERENCES `sites`(`id`) ON UPDATE no action ON DELETE restrict,
	CONSTRAINT "tracks_band" CHECK("tracks"."band" in ('morning', 'afternoon', 'evening'))
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `tracks_program_site_name` ON `tracks` (`program_id`,`site_id`,`name`);--> statement-breakpoint
CREATE INDEX `tracks_site` ON `tracks` (`site_id`);--> statement-breakpoint
CREATE TABLE `audit_entries` (
	`id` text PRIMARY KEY NOT NULL,
	`at` integer NOT NULL,
	`actor` text NOT NULL,
	`actor_kind` text NOT NULL,
	`door` text NOT NULL,
	`event` text NOT NULL,
	`subject_type` text NOT NULL,
	`subject_id` text NOT NULL,
	`client_id` text,
	`site_id` text,
	`facts` text NOT NULL,
	`seq` integer,
	`hash` text
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `audit_entries_seq` ON `audit_entries` (`seq`);--> statement-breakpoint
CREATE INDEX `audit_entries_at` ON `audit_entries` (`at`);--> statement-breakpoint
CREATE INDEX `audit_entries_subject` ON `audit_entries` (`subject_type`,`subject_id`);--> statement-breakpoint
CREATE INDEX `audit_entries_client` ON `audit_entries` (`client_id`,`at`);--> statement-breakpoint
CREATE TABLE `disclosures` (
	`id` text PRIMARY KEY NOT NULL,
	`at` integer NOT NULL,
	`account_id` text NOT NULL,
	`what` text NOT NULL,
	`purpose` text NOT NULL,
	`recipient` text NOT NULL,
	`client_id` text,
	`filters` text NOT NULL,
	`rows` integer
) STRICT;
--> statement-breakpoint
CREATE INDEX `disclosures_at` ON `disclosures` (`at`);--> statement-breakpoint
CREATE INDEX `disclosures_client` ON `disclosures` (`client_id`);--> statement-breakpoint
CREATE TABLE `jobs` (
	`id` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`key` text NOT NULL,
	`payload` text NOT NULL,
	`state` text NOT NULL,
	`attempts` integer NOT NULL,
	`run_after` integer NOT NULL,
	`claimed_at` integer,
	`finished_at` integer,
	`last_error` text,
	`created_at` integer NOT NULL,
	CONSTRAINT "jobs_state" CHECK("jobs"."state" in ('waiting', 'running', 'done', 'failed'))
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `jobs_key` ON `jobs` (`key`);--> statement-breakpoint
CREATE INDEX `jobs_due` ON `jobs` (`state`,`run_after`);--> statement-breakpoint
CREATE TABLE `outbox_messages` (
	`id` text PRIMARY KEY NOT NULL,
	`topic` text NOT NULL,
	`idempotency_key` text NOT NULL,
	`payload` text NOT NULL,
	`state` text NOT NULL,
	`attempts` integer NOT NULL,
	`not_before` integer NOT NULL,
	`created_at` integer NOT NULL,
	`sent_at` integer,
	`last_error` text,
	CONSTRAINT "outbox_messages_state" CHECK("outbox_messages"."state" in ('waiting', 'sent', 'failed'))
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `outbox_messages_idempotency_key` ON `outbox_messages` (`idempotency_key`);--> statement-breakpoint
CREATE INDEX `outbox_messages_due` ON `outbox_messages` (`state`,`not_before`);--> statement-breakpoint
CREATE TABLE `series` (
	`id` text PRIMARY KEY NOT NULL,
	`lineage_id` text NOT NULL,
	`site_id` text NOT NULL,
	`program_id` text,
	`track_id` text,
	`kind` text NOT NULL,
	`title` text NOT NULL,
	`service_type_id` text NOT NULL,
	`start_date` text NOT NULL,
	`start_time` text NOT NULL,
	`duration_minutes` integer NOT NULL,
	`zone` text NOT NULL,
	`rule` text,
	`exdates` text NOT NULL,
	`rdates` text NOT NULL,
	`last_date` text,
	`room_id` text,
	`facilitator_id` text,
	`co_facilitator_id` text,
	`capacity` integer,
	`modality` text NOT NULL,
	`join_link` text,
	`materialized_through` text NOT NULL,
	`created_at` integer NOT NULL,
	`created_by` text NOT NULL,
	`archived_at` integer,
	`version` integer DEFAULT 1 NOT NULL,
	FOREIGN KEY (`site_id`) REFERENCES `sites`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`program_id`) REFERENCES `programs`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`track_id`) REFERENCES `tracks`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`service_type_id`) REFERENCES `service_types`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`room_id`) REFERENCES `rooms`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`facilitator_id`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`co_facilitator_id`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE restrict,
	CONSTRAINT "series_kind" CHECK("series"."kind" in ('group', 'individual', 'family')),
	CONSTRAINT "series_modality" CHECK("series"."modality" in ('in_person', 'video', 'audio', 'hybrid')),
	CONSTRAINT "series_duration" CHECK("series"."duration_minutes" between 5 and 1440),
	CONSTRAINT "series_capacity" CHECK("series"."capacity" is null or "series"."capacity" > 0)
) STRICT;
--> statement-breakpoint
CREATE INDEX `series_lineage` ON `series` (`lineage_id`);--> statement-breakpoint
CREATE INDEX `series_site` ON `series` (`site_id`);--> statement-breakpoint
CREATE INDEX `series_materialized` ON `series` (`materialized_through`);--> statement-breakpoint
CREATE TABLE `series_contacts` (
	`series_id` text NOT NULL,
	`contact_id` text NOT NULL,
	`recorded_at` integer NOT NULL,
	`recorded_by` text NOT NULL,
	PRIMARY KEY(`series_id`, `contact_id`),
	FOREIGN KEY (`series_id`) REFERENCES `series`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`contact_id`) REFERENCES `contacts`(`id`) ON UPDATE no action ON DELETE restrict
) STRICT;
--> statement-breakpoint
CREATE INDEX `series_contacts_contact` ON `series_contacts` (`contact_id`);--> statement-breakpoint
CREATE TABLE `series_members` (
	`id` text PRIMARY KEY NOT NULL,
	`series_id` text NOT NULL,
	`enrollment_id` text NOT NULL,
	`from` text NOT NULL,
	`through` text,
	`recorded_at` integer NOT NULL,
	`recorded_by` text NOT NULL,
	FOREIGN KEY (`series_id`) REFERENCES `series`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`enrollment_id`) REFERENCES `enrollments`(`id`) ON UPDATE no action ON DELETE restrict
) STRICT;
--> statement-breakpoint
CREATE INDEX `series_members_series` ON `series_members` (`series_id`,`from`);--> statement-breakpoint
CREATE INDEX `series_members_enrollment` ON `series_members` (`enrollment_id`);--> statement-breakpoint
CREATE TABLE `session_closures` (
	`session_id` text NOT NULL,
	`closure_id` text NOT NULL,
	`created_at` integer NOT NULL,
	PRIMARY KEY(`session_id`, `closure_id`),
	FOREIGN KEY (`session_id`) REFERENCES `sessions`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`closure_id`) REFERENCES `closures`(`id`) ON UPDATE no action ON DELETE restrict
) STRICT;
--> statement-breakpoint
CREATE INDEX `session_closures_closure` ON `session_closures` (`closure_id`);--> statement-breakpoint
CREATE TABLE `sessions` (
	`id` text PRIMARY KEY NOT NULL,
	`series_id` text NOT NULL,
	`site_id` text NOT NULL,
	`program_id` text,
	`track_id` text,
	`kind` text NOT NULL,
	`title` text NOT NULL,
	`service_type_id` text NOT NULL,
	`origin` text NOT NULL,
	`date` text NOT NULL,
	`start_time` text NOT NULL,
	`duration_minutes` integer NOT NULL,
	`zone` text NOT NULL,
	`starts_at` integer NOT NULL,
	`ends_at` integer NOT NULL,
	`regular_date` text NOT NULL,
	`regular_time` text NOT NULL,
	`has_own_time` integer NOT NULL,
	`has_own_length` integer NOT NULL,
	`has_own_room` integer NOT NULL,
	`has_own_lead` integer NOT NULL,
	`room_id` text,
	`facilitator_id` text,
	`co_facilitator_id` text,
	`capacity` integer,
	`modality` text NOT NULL,
	`join_link` text,
	`status` text NOT NULL,
	`cancel_reason` text,
	`calendar_uid` text NOT NULL,
	`sequence` integer NOT NULL,
	`roster_finished_at` integer,
	`roster_finished_by` text,
	`created_at` integer NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	FOREIGN KEY (`series_id`) REFERENCES `series`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`site_id`) REFERENCES `sites`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`program_id`) REFERENCES `programs`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`track_id`) REFERENCES `tracks`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`service_type_id`) REFERENCES `service_types`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`room_id`) REFERENCES `rooms`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`facilitator_id`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`co_facilitator_id`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE restrict,
	CONSTRAINT "sessions_kind" CHECK("sessions"."kind" in ('group', 'individual', 'family')),
	CONSTRAINT "sessions_origin" CHECK("sessions"."origin" in ('pattern', 'added')),
	CONSTRAINT "sessions_modality" CHECK("sessions"."modality" in ('in_person', 'video', 'audio', 'hybrid')),
	CONSTRAINT "sessions_status" CHECK("sessions"."status" in ('scheduled', 'cancelled', 'closed')),
	CONSTRAINT "sessions_span" CHECK("sessions"."ends_at" > "sessions"."starts_at"),
	CONSTRAINT "sessions_cancel_reason" CHECK("sessions"."status" <> 'cancelled' or "sessions"."cancel_reason" is not null)
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `sessions_series_start` ON `sessions` (`series_id`,`starts_at`) WHERE status <> 'cancelled';--> statement-breakpoint
CREATE UNIQUE INDEX `sessions_calendar_uid` ON `sessions` (`calendar_uid`);--> statement-breakpoint
CREATE INDEX `sessions_series_date` ON `sessions` (`series_id`,`date`);--> statement-breakpoint
CREATE INDEX `sessions_site_date` ON `sessions` (`site_id`,`date`);--> statement-breakpoint
CREATE INDEX `sessions_track_date` ON `sessions` (`track_id`,`date`);--> statement-breakpoint
CREATE INDEX `sessions_facilitator_start` ON `sessions` (`facilitator_id`,`starts_at`);--> statement-breakpoint
CREATE INDEX `sessions_co_facilitator_start` ON `sessions` (`co_facilitator_id`,`starts_at`);--> statement-breakpoint
CREATE INDEX `sessions_room_start` ON `sessions` (`room_id`,`starts_at`);--> statement-breakpoint
CREATE INDEX `sessions_date` ON `sessions` (`date`);--> statement-breakpoint
CREATE TABLE `alerts` (
	`id` text PRIMARY KEY NOT NULL,
	`enrollment_id` text NOT NULL,
	`client_id` text NOT NULL,
	`site_id` text NOT NULL,
	`kind` text NOT NULL,
	`on` text NOT NULL,
	`cause` text NOT NULL,
	`level` text NOT NULL,
	`state` text NOT NULL,
	`opened_at` integer NOT NULL,
	`settled_at` integer,
	`settled_by` text,
	`version` integer DEFAULT 1 NOT NULL,
	FOREIGN KEY (`enrollment_id`) REFERENCES `enrollments`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`client_id`) REFERENCES `clients`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`site_id`) REFERENCES `sites`(`id`) ON UPDATE no action ON DELETE restrict,
	CONSTRAINT "alerts_kind" CHECK("alerts"."kind" in ('missed_day', 'standing', 'hours')),
	CONSTRAINT "alerts_level" CHECK("alerts"."level" in ('good', 'watch', 'warning', 'contract', 'review')),
	CONSTRAINT "alerts_state" CHECK("alerts"."state" in ('open', 'acknowledged', 'closed', 'withdrawn'))
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `alerts_cause` ON `alerts` (`enrollment_id`,`kind`,`on`,`cause`);--> statement-breakpoint
CREATE INDEX `alerts_site_state` ON `alerts` (`site_id`,`state`,`on`);--> statement-breakpoint
CREATE INDEX `alerts_client` ON `alerts` (`client_id`);--> statement-breakpoint
CREATE TABLE `decisions` (
	`id` text PRIMARY KEY NOT NULL,
	`enrollment_id` text NOT NULL,
	`kind` text NOT NULL,
	`on` text NOT NULL,
	`rule` text,
	`session_id` text,
	`policy_version` integer,
	`reason` text NOT NULL,
	`recorded_at` integer NOT NULL,
	`recorded_by` text NOT NULL,
	`voided_at` integer,
	FOREIGN KEY (`enrollment_id`) REFERENCES `enrollments`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`session_id`) REFERENCES `sessions`(`id`) ON UPDATE no action ON DELETE restrict,
	CONSTRAINT "decisions_kind" CHECK("decisions"."kind" in ('close', 'sign', 'waive', 'acknowledge'))
) STRICT;
--> statement-breakpoint
CREATE INDEX `decisions_enrollment` ON `decisions` (`enrollment_id`);--> statement-breakpoint
CREATE INDEX `decisions_session` ON `decisions` (`session_id`);--> statement-breakpoint
CREATE TABLE `outreach_attempts` (
	`id` text PRIMARY KEY NOT NULL,
	`client_id` text NOT NULL,
	`enrollment_id` text,
	`alert_id` text,
	`on` text NOT NULL,
	`at` integer NOT NULL,
	`channel` text NOT NULL,
	`was_reached` integer NOT NULL,
	`note` text NOT NULL,
	`recorded_at` integer NOT NULL,
	`recorded_by` text NOT NULL,
	`voided_at` integer,
	FOREIGN KEY (`client_id`) REFERENCES `clients`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`enrollment_id`) REFERENCES `enrollments`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`alert_id`) REFERENCES `alerts`(`id`) ON UPDATE no action ON DELETE restrict,
	CONSTRAINT "outreach_attempts_channel" CHECK("outreach_attempts"."channel" in ('call', 'text', 'email', 'in_person', 'letter'))
) STRICT;
--> statement-breakpoint
CREATE INDEX `outreach_attempts_client` ON `outreach_attempts` (`client_id`,`at`);--> statement-breakpoint
CREATE INDEX `outreach_attempts_enrollment` ON `outreach_attempts` (`enrollment_id`);--> statement-breakpoint
CREATE INDEX `outreach_attempts_alert` ON `outreach_attempts` (`alert_id`);--> statement-breakpoint
CREATE TABLE `standing_cases` (
	`id` text PRIMARY KEY NOT NULL,
	`enrollment_id` text NOT NULL,
	`key` text NOT NULL,
	`level` text NOT NULL,
	`opened_on` text NOT NULL,
	`recorded_at` integer NOT NULL,
	`state` text NOT NULL,
	`closed_on` text,
	FOREIGN KEY (`enrollment_id`) REFERENCES `enrollments`(`id`) ON UPDATE no action ON DELETE restrict,
	CONSTRAINT "standing_cases_level" CHECK("standing_cases"."level" in ('good', 'watch', 'warning', 'contract', 'review')),
	CONSTRAINT "standing_cases_state" CHECK("standing_cases"."state" in ('open', 'closed', 'withdrawn'))
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `standing_cases_key` ON `standing_cases` (`enrollment_id`,`key`);--> statement-breakpoint
CREATE TABLE `standings` (
	`enrollment_id` text PRIMARY KEY NOT NULL,
	`site_id` text NOT NULL,
	`level` text NOT NULL,
	`as_of` text NOT NULL,
	`evaluated_at` integer NOT NULL,
	`week_from` text NOT NULL,
	`week_required` integer NOT NULL,
	`week_credited` integer NOT NULL,
	`week_unmarked` integer NOT NULL,
	`week_coming` integer NOT NULL,
	`is_week_reachable` integer NOT NULL,
	`result` text NOT NULL,
	FOREIGN KEY (`enrollment_id`) REFERENCES `enrollments`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`site_id`) REFERENCES `sites`(`id`) ON UPDATE no action ON DELETE restrict,
	CONSTRAINT "standings_level" CHECK("standings"."level" in ('good', 'watch', 'warning', 'contract', 'review'))
) STRICT;
--> statement-breakpoint
CREATE INDEX `standings_site_level` ON `standings` (`site_id`,`level`);--> statement-breakpoint
CREATE INDEX `standings_as_of` ON `standings` (`as_of`);