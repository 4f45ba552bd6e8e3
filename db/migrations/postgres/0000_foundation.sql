CREATE TABLE "account_roles" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"account_id" text COLLATE "C" NOT NULL,
	"role" text COLLATE "C" NOT NULL,
	"site_id" text COLLATE "C",
	CONSTRAINT "account_roles_role" CHECK ("account_roles"."role" in ('admin', 'director', 'scheduler', 'clinician', 'client', 'family'))
);
--> statement-breakpoint
CREATE TABLE "accounts" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"side" text COLLATE "C" NOT NULL,
	"email" text COLLATE "C" NOT NULL,
	"password_hash" text COLLATE "C",
	"staff_id" text COLLATE "C",
	"client_id" text COLLATE "C",
	"contact_id" text COLLATE "C",
	"created_at" timestamp (3) with time zone NOT NULL,
	"disabled_at" timestamp (3) with time zone,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "accounts_side" CHECK ("accounts"."side" in ('staff', 'client', 'family')),
	CONSTRAINT "accounts_one_person" CHECK (("accounts"."side" = 'staff' and "accounts"."staff_id" is not null and "accounts"."client_id" is null and "accounts"."contact_id" is null)
        or ("accounts"."side" = 'client' and "accounts"."client_id" is not null and "accounts"."staff_id" is null and "accounts"."contact_id" is null)
        or ("accounts"."side" = 'family' and "accounts"."contact_id" is not null and "accounts"."staff_id" is null and "accounts"."client_id" is null))
);
--> statement-breakpoint
CREATE TABLE "invitations" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"account_id" text COLLATE "C" NOT NULL,
	"purpose" text COLLATE "C" NOT NULL,
	"token_hash" text COLLATE "C" NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"created_by" text COLLATE "C" NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"used_at" timestamp (3) with time zone,
	"revoked_at" timestamp (3) with time zone,
	CONSTRAINT "invitations_purpose" CHECK ("invitations"."purpose" in ('join', 'reset'))
);
--> statement-breakpoint
CREATE TABLE "sign_in_failures" (
	"key" text COLLATE "C" PRIMARY KEY NOT NULL,
	"failures" integer NOT NULL,
	"last_failure_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "sign_ins" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"account_id" text COLLATE "C" NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"last_seen_at" timestamp (3) with time zone NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"revoked_at" timestamp (3) with time zone,
	"browser" text COLLATE "C" NOT NULL
);
--> statement-breakpoint
CREATE TABLE "marks" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"session_id" text COLLATE "C" NOT NULL,
	"client_id" text COLLATE "C" NOT NULL,
	"enrollment_id" text COLLATE "C",
	"version" integer NOT NULL,
	"is_current" boolean NOT NULL,
	"is_clear" boolean NOT NULL,
	"was" text COLLATE "C" NOT NULL,
	"arrived_at" timestamp (3) with time zone,
	"left_at" timestamp (3) with time zone,
	"notice_given_at" timestamp (3) with time zone,
	"reason" text COLLATE "C",
	"modality" text COLLATE "C" NOT NULL,
	"make_up_for_session_id" text COLLATE "C",
	"service_date" text COLLATE "C" NOT NULL,
	"correction_reason" text COLLATE "C",
	"recorded_at" timestamp (3) with time zone NOT NULL,
	"recorded_by" text COLLATE "C" NOT NULL,
	"device" text COLLATE "C" NOT NULL,
	CONSTRAINT "marks_was" CHECK ("marks"."was" in ('attended', 'excused', 'missed')),
	CONSTRAINT "marks_modality" CHECK ("marks"."modality" in ('in_person', 'video', 'audio')),
	CONSTRAINT "marks_version" CHECK ("marks"."version" >= 1)
);
--> statement-breakpoint
CREATE TABLE "clinics" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"name" text COLLATE "C" NOT NULL,
	"afternoon_from" text COLLATE "C" NOT NULL,
	"evening_from" text COLLATE "C" NOT NULL,
	"lock_after_business_days" integer NOT NULL,
	"is_demo" boolean NOT NULL,
	"next_client_number" integer NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "clinics_lock_days" CHECK ("clinics"."lock_after_business_days" >= 0)
);
--> statement-breakpoint
CREATE TABLE "enrollments" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"client_id" text COLLATE "C" NOT NULL,
	"program_id" text COLLATE "C" NOT NULL,
	"site_id" text COLLATE "C" NOT NULL,
	"status" text COLLATE "C" NOT NULL,
	"start_date" text COLLATE "C" NOT NULL,
	"expected_end_date" text COLLATE "C",
	"end_date" text COLLATE "C",
	"end_reason" text COLLATE "C",
	"counselor_id" text COLLATE "C",
	"created_at" timestamp (3) with time zone NOT NULL,
	"created_by" text COLLATE "C" NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "enrollments_status" CHECK ("enrollments"."status" in ('referred', 'assessed', 'waitlisted', 'active', 'completed', 'discharged', 'transferred', 'aftercare')),
	CONSTRAINT "enrollments_span" CHECK ("enrollments"."end_date" is null or "enrollments"."end_date" >= "enrollments"."start_date")
);
--> statement-breakpoint
CREATE TABLE "holds" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"enrollment_id" text COLLATE "C" NOT NULL,
	"from" text COLLATE "C" NOT NULL,
	"through" text COLLATE "C",
	"reason" text COLLATE "C" NOT NULL,
	"recorded_at" timestamp (3) with time zone NOT NULL,
	"recorded_by" text COLLATE "C" NOT NULL,
	"voided_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "plan_phases" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"enrollment_id" text COLLATE "C" NOT NULL,
	"from" text COLLATE "C" NOT NULL,
	"through" text COLLATE "C",
	"track_id" text COLLATE "C" NOT NULL,
	"weekdays" integer NOT NULL,
	"minutes_per_week" integer NOT NULL,
	"days_per_week" integer NOT NULL,
	"required_kinds" jsonb NOT NULL,
	"recorded_at" timestamp (3) with time zone NOT NULL,
	"recorded_by" text COLLATE "C" NOT NULL,
	CONSTRAINT "plan_phases_weekdays" CHECK ("plan_phases"."weekdays" between 1 and 127),
	CONSTRAINT "plan_phases_minutes" CHECK ("plan_phases"."minutes_per_week" between 0 and 10080),
	CONSTRAINT "plan_phases_days" CHECK ("plan_phases"."days_per_week" between 0 and 7)
);
--> statement-breakpoint
CREATE TABLE "clients" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"site_id" text COLLATE "C" NOT NULL,
	"number" text COLLATE "C" NOT NULL,
	"given_name" text COLLATE "C" NOT NULL,
	"family_name" text COLLATE "C" NOT NULL,
	"preferred_name" text COLLATE "C",
	"pronouns" text COLLATE "C",
	"language" text COLLATE "C" NOT NULL,
	"email" text COLLATE "C",
	"phone" text COLLATE "C",
	"prefers_contact_by" text COLLATE "C" NOT NULL,
	"is_safe_to_leave_message" boolean NOT NULL,
	"contact_note" text COLLATE "C",
	"search_name" text COLLATE "C" NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"archived_at" timestamp (3) with time zone,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "clients_prefers_contact_by" CHECK ("clients"."prefers_contact_by" in ('call', 'text', 'email'))
);
--> statement-breakpoint
CREATE TABLE "consents" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"client_id" text COLLATE "C" NOT NULL,
	"contact_id" text COLLATE "C" NOT NULL,
	"from" text COLLATE "C" NOT NULL,
	"through" text COLLATE "C",
	"recorded_at" timestamp (3) with time zone NOT NULL,
	"recorded_by" text COLLATE "C" NOT NULL,
	"revoked_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "contacts" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"client_id" text COLLATE "C" NOT NULL,
	"name" text COLLATE "C" NOT NULL,
	"relationship" text COLLATE "C" NOT NULL,
	"phone" text COLLATE "C",
	"email" text COLLATE "C",
	"created_at" timestamp (3) with time zone NOT NULL,
	"archived_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "staff" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"given_name" text COLLATE "C" NOT NULL,
	"family_name" text COLLATE "C" NOT NULL,
	"title" text COLLATE "C" NOT NULL,
	"credentials" jsonb NOT NULL,
	"search_name" text COLLATE "C" NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"archived_at" timestamp (3) with time zone,
	"version" integer DEFAULT 1 NOT NULL
);
--> statement-breakpoint
CREATE TABLE "closures" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"site_id" text COLLATE "C",
	"name" text COLLATE "C" NOT NULL,
	"date" text COLLATE "C" NOT NULL,
	"from_time" text COLLATE "C",
	"to_time" text COLLATE "C",
	"created_at" timestamp (3) with time zone NOT NULL,
	"created_by" text COLLATE "C" NOT NULL,
	"removed_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "rooms" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"site_id" text COLLATE "C" NOT NULL,
	"name" text COLLATE "C" NOT NULL,
	"capacity" integer,
	"is_virtual" boolean NOT NULL,
	"join_link" text COLLATE "C",
	"created_at" timestamp (3) with time zone NOT NULL,
	"archived_at" timestamp (3) with time zone,
	"version" integer DEFAULT 1 NOT NULL
);
--> statement-breakpoint
CREATE TABLE "sites" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"name" text COLLATE "C" NOT NULL,
	"zone" text COLLATE "C" NOT NULL,
	"address" text COLLATE "C" NOT NULL,
	"phone" text COLLATE "C" NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"archived_at" timestamp (3) with time zone,
	"version" integer DEFAULT 1 NOT NULL
);
--> statement-breakpoint
CREATE TABLE "policy_versions" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"program_id" text COLLATE "C" NOT NULL,
	"version" integer NOT NULL,
	"from" text COLLATE "C" NOT NULL,
	"body" jsonb NOT NULL,
	"recorded_at" timestamp (3) with time zone NOT NULL,
	"recorded_by" text COLLATE "C" NOT NULL
);
--> statement-breakpoint
CREATE TABLE "program_sites" (
	"program_id" text COLLATE "C" NOT NULL,
	"site_id" text COLLATE "C" NOT NULL,
	CONSTRAINT "program_sites_program_id_site_id_pk" PRIMARY KEY("program_id","site_id")
);
--> statement-breakpoint
CREATE TABLE "programs" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"name" text COLLATE "C" NOT NULL,
	"level" text COLLATE "C" NOT NULL,
	"minutes_per_week" integer NOT NULL,
	"days_per_week" integer NOT NULL,
	"expected_weeks" integer NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"archived_at" timestamp (3) with time zone,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "programs_level" CHECK ("programs"."level" in ('php', 'iop', 'op', 'aftercare'))
);
--> statement-breakpoint
CREATE TABLE "service_types" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"name" text COLLATE "C" NOT NULL,
	"counts_to_hours" boolean NOT NULL,
	"counts_to_standing" boolean NOT NULL,
	"is_billable" boolean NOT NULL,
	"credential" text COLLATE "C",
	"created_at" timestamp (3) with time zone NOT NULL,
	"archived_at" timestamp (3) with time zone,
	"version" integer DEFAULT 1 NOT NULL
);
--> statement-breakpoint
CREATE TABLE "tracks" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"program_id" text COLLATE "C" NOT NULL,
	"site_id" text COLLATE "C" NOT NULL,
	"name" text COLLATE "C" NOT NULL,
	"band" text COLLATE "C" NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"archived_at" timestamp (3) with time zone,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "tracks_band" CHECK ("tracks"."band" in ('morning', 'afternoon', 'evening'))
);
--> statement-breakpoint
CREATE TABLE "audit_entries" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"actor" text COLLATE "C" NOT NULL,
	"actor_kind" text COLLATE "C" NOT NULL,
	"door" text COLLATE "C" NOT NULL,
	"event" text COLLATE "C" NOT NULL,
	"subject_type" text COLLATE "C" NOT NULL,
	"subject_id" text COLLATE "C" NOT NULL,
	"client_id" text COLLATE "C",
	"site_id" text COLLATE "C",
	"facts" jsonb NOT NULL,
	"seq" integer,
	"hash" text COLLATE "C"
);
--> statement-breakpoint
CREATE TABLE "disclosures" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"account_id" text COLLATE "C" NOT NULL,
	"what" text COLLATE "C" NOT NULL,
	"purpose" text COLLATE "C" NOT NULL,
	"recipient" text COLLATE "C" NOT NULL,
	"client_id" text COLLATE "C",
	"filters" jsonb NOT NULL,
	"rows" integer
);
--> statement-breakpoint
CREATE TABLE "jobs" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"name" text COLLATE "C" NOT NULL,
	"key" text COLLATE "C" NOT NULL,
	"payload" jsonb NOT NULL,
	"state" text COLLATE "C" NOT NULL,
	"attempts" integer NOT NULL,
	"run_after" timestamp (3) with time zone NOT NULL,
	"claimed_at" timestamp (3) with time zone,
	"finished_at" timestamp (3) with time zone,
	"last_error" text COLLATE "C",
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "jobs_state" CHECK ("jobs"."state" in ('waiting', 'running', 'done', 'failed'))
);
--> statement-breakpoint
CREATE TABLE "outbox_messages" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"topic" text COLLATE "C" NOT NULL,
	"idempotency_key" text COLLATE "C" NOT NULL,
	"payload" jsonb NOT NULL,
	"state" text COLLATE "C" NOT NULL,
	"attempts" integer NOT NULL,
	"not_before" timestamp (3) with time zone NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"sent_at" timestamp (3) with time zone,
	"last_error" text COLLATE "C",
	CONSTRAINT "outbox_messages_state" CHECK ("outbox_messages"."state" in ('waiting', 'sent', 'failed'))
);
--> statement-breakpoint
CREATE TABLE "series" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"lineage_id" text COLLATE "C" NOT NULL,
	"site_id" text COLLATE "C" NOT NULL,
	"program_id" text COLLATE "C",
	"track_id" text COLLATE "C",
	"kind" text COLLATE "C" NOT NULL,
	"title" text COLLATE "C" NOT NULL,
	"service_type_id" text COLLATE "C" NOT NULL,
	"start_date" text COLLATE "C" NOT NULL,
	"start_time" text COLLATE "C" NOT NULL,
	"duration_minutes" integer NOT NULL,
	"zone" text COLLATE "C" NOT NULL,
	"rule" text COLLATE "C",
	"exdates" jsonb NOT NULL,
	"rdates" jsonb NOT NULL,
	"last_date" text COLLATE "C",
	"room_id" text COLLATE "C",
	"facilitator_id" text COLLATE "C",
	"co_facilitator_id" text COLLATE "C",
	"capacity" integer,
	"modality" text COLLATE "C" NOT NULL,
	"join_link" text COLLATE "C",
	"materialized_through" text COLLATE "C" NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"created_by" text COLLATE "C" NOT NULL,
	"archived_at" timestamp (3) with time zone,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "series_kind" CHECK ("series"."kind" in ('group', 'individual', 'family')),
	CONSTRAINT "series_modality" CHECK ("series"."modality" in ('in_person', 'video', 'audio', 'hybrid')),
	CONSTRAINT "series_duration" CHECK ("series"."duration_minutes" between 5 and 1440),
	CONSTRAINT "series_capacity" CHECK ("series"."capacity" is null or "series"."capacity" > 0)
);
--> statement-breakpoint
CREATE TABLE "series_contacts" (
	"series_id" text COLLATE "C" NOT NULL,
	"contact_id" text COLLATE "C" NOT NULL,
	"recorded_at" timestamp (3) with time zone NOT NULL,
	"recorded_by" text COLLATE "C" NOT NULL,
	CONSTRAINT "series_contacts_series_id_contact_id_pk" PRIMARY KEY("series_id","contact_id")
);
--> statement-breakpoint
CREATE TABLE "series_members" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"series_id" text COLLATE "C" NOT NULL,
	"enrollment_id" text COLLATE "C" NOT NULL,
	"from" text COLLATE "C" NOT NULL,
	"through" text COLLATE "C",
	"recorded_at" timestamp (3) with time zone NOT NULL,
	"recorded_by" text COLLATE "C" NOT NULL
);
--> statement-breakpoint
CREATE TABLE "session_closures" (
	"session_id" text COLLATE "C" NOT NULL,
	"closure_id" text COLLATE "C" NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "session_closures_session_id_closure_id_pk" PRIMARY KEY("session_id","closure_id")
);
--> statement-breakpoint
CREATE TABLE "sessions" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"series_id" text COLLATE "C" NOT NULL,
	"site_id" text COLLATE "C" NOT NULL,
	"program_id" text COLLATE "C",
	"track_id" text COLLATE "C",
	"kind" text COLLATE "C" NOT NULL,
	"title" text COLLATE "C" NOT NULL,
	"service_type_id" text COLLATE "C" NOT NULL,
	"origin" text COLLATE "C" NOT NULL,
	"date" text COLLATE "C" NOT NULL,
	"start_time" text COLLATE "C" NOT NULL,
	"duration_minutes" integer NOT NULL,
	"zone" text COLLATE "C" NOT NULL,
	"starts_at" timestamp (3) with time zone NOT NULL,
	"ends_at" timestamp (3) with time zone NOT NULL,
	"regular_date" text COLLATE "C" NOT NULL,
	"regular_time" text COLLATE "C" NOT NULL,
	"has_own_time" boolean NOT NULL,
	"has_own_length" boolean NOT NULL,
	"has_own_room" boolean NOT NULL,
	"has_own_lead" boolean NOT NULL,
	"room_id" text COLLATE "C",
	"facilitator_id" text COLLATE "C",
	"co_facilitator_id" text COLLATE "C",
	"capacity" integer,
	"modality" text COLLATE "C" NOT NULL,
	"join_link" text COLLATE "C",
	"status" text COLLATE "C" NOT NULL,
	"cancel_reason" text COLLATE "C",
	"calendar_uid" text COLLATE "C" NOT NULL,
	"sequence" integer NOT NULL,
	"roster_finished_at" timestamp (3) with time zone,
	"roster_finished_by" text COLLATE "C",
	"created_at" timestamp (3) with time zone NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "sessions_kind" CHECK ("sessions"."kind" in ('group', 'individual', 'family')),
	CONSTRAINT "sessions_origin" CHECK ("sessions"."origin" in ('pattern', 'added')),
	CONSTRAINT "sessions_modality" CHECK ("sessions"."modality" in ('in_person', 'video', 'audio', 'hybrid')),
	CONSTRAINT "sessions_status" CHECK ("sessions"."status" in ('scheduled', 'cancelled', 'closed')),
	CONSTRAINT "sessions_span" CHECK ("sessions"."ends_at" > "sessions"."starts_at"),
	CONSTRAINT "sessions_cancel_reason" CHECK ("sessions"."status" <> 'cancelled' or "sessions"."cancel_reason" is not null)
);
--> statement-breakpoint
CREATE TABLE "alerts" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"enrollment_id" text COLLATE "C" NOT NULL,
	"client_id" text COLLATE "C" NOT NULL,
	"site_id" text COLLATE "C" NOT NULL,
	"kind" text COLLATE "C" NOT NULL,
	"on" text COLLATE "C" NOT NULL,
	"cause" text COLLATE "C" NOT NULL,
	"level" text COLLATE "C" NOT NULL,
	"state" text COLLATE "C" NOT NULL,
	"opened_at" timestamp (3) with time zone NOT NULL,
	"settled_at" timestamp (3) with time zone,
	"settled_by" text COLLATE "C",
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "alerts_kind" CHECK ("alerts"."kind" in ('missed_day', 'standing', 'hours')),
	CONSTRAINT "alerts_level" CHECK ("alerts"."level" in ('good', 'watch', 'warning', 'contract', 'review')),
	CONSTRAINT "alerts_state" CHECK ("alerts"."state" in ('open', 'acknowledged', 'closed', 'withdrawn'))
);
--> statement-breakpoint
CREATE TABLE "decisions" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"enrollment_id" text COLLATE "C" NOT NULL,
	"kind" text COLLATE "C" NOT NULL,
	"on" text COLLATE "C" NOT NULL,
	"rule" text COLLATE "C",
	"session_id" text COLLATE "C",
	"policy_version" integer,
	"reason" text COLLATE "C" NOT NULL,
	"recorded_at" timestamp (3) with time zone NOT NULL,
	"recorded_by" text COLLATE "C" NOT NULL,
	"voided_at" timestamp (3) with time zone,
	CONSTRAINT "decisions_kind" CHECK ("decisions"."kind" in ('close', 'sign', 'waive', 'acknowledge'))
);
--> statement-breakpoint
CREATE TABLE "outreach_attempts" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"client_id" text COLLATE "C" NOT NULL,
	"enrollment_id" text COLLATE "C",
	"alert_id" text COLLATE "C",
	"on" text COLLATE "C" NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"channel" text COLLATE "C" NOT NULL,
	"was_reached" boolean NOT NULL,
	"note" text COLLATE "C" NOT NULL,
	"recorded_at" timestamp (3) with time zone NOT NULL,
	"recorded_by" text COLLATE "C" NOT NULL,
	"voided_at" timestamp (3) with time zone,
	CONSTRAINT "outreach_attempts_channel" CHECK ("outreach_attempts"."channel" in ('call', 'text', 'email', 'in_person', 'letter'))
);
--> statement-breakpoint
CREATE TABLE "standing_cases" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"enrollment_id" text COLLATE "C" NOT NULL,
	"key" text COLLATE "C" NOT NULL,
	"level" text COLLATE "C" NOT NULL,
	"opened_on" text COLLATE "C" NOT NULL,
	"recorded_at" timestamp (3) with time zone NOT NULL,
	"state" text COLLATE "C" NOT NULL,
	"closed_on" text COLLATE "C",
	CONSTRAINT "standing_cases_level" CHECK ("standing_cases"."level" in ('good', 'watch', 'warning', 'contract', 'review')),
	CONSTRAINT "standing_cases_state" CHECK ("standing_cases"."state" in ('open', 'closed', 'withdrawn'))
);
--> statement-breakpoint
CREATE TABLE "standings" (
	"enrollment_id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"site_id" text COLLATE "C" NOT NULL,
	"level" text COLLATE "C" NOT NULL,
	"as_of" text COLLATE "C" NOT NULL,
	"evaluated_at" timestamp (3) with time zone NOT NULL,
	"week_from" text COLLATE "C" NOT NULL,
	"week_required" integer NOT NULL,
	"week_credited" integer NOT NULL,
	"week_unmarked" integer NOT NULL,
	"week_coming" integer NOT NULL,
	"is_week_reachable" boolean NOT NULL,
	"result" jsonb NOT NULL,
	CONSTRAINT "standings_level" CHECK ("standings"."level" in ('good', 'watch', 'warning', 'contract', 'review'))
);
--> statement-breakpoint
ALTER TABLE "account_roles" ADD CONSTRAINT "account_roles_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "account_roles" ADD CONSTRAINT "account_roles_site_id_sites_id_fk" FOREIGN KEY ("site_id") REFERENCES "public"."sites"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "accounts" ADD CONSTRAINT "accounts_staff_id_staff_id_fk" FOREIGN KEY ("staff_id") REFERENCES "public"."staff"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "accounts" ADD CONSTRAINT "accounts_client_id_clients_id_fk" FOREIGN KEY ("client_id") REFERENCES "public"."clients"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "accounts" ADD CONSTRAINT "accounts_contact_id_contacts_id_fk" FOREIGN KEY ("contact_id") REFERENCES "public"."contacts"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invitations" ADD CONSTRAINT "invitations_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sign_ins" ADD CONSTRAINT "sign_ins_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "marks" ADD CONSTRAINT "marks_session_id_sessions_id_fk" FOREIGN KEY ("session_id") REFERENCES "public"."sessions"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "marks" ADD CONSTRAINT "marks_client_id_clients_id_fk" FOREIGN KEY ("client_id") REFERENCES "public"."clients"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "marks" ADD CONSTRAINT "marks_enrollment_id_enrollments_id_fk" FOREIGN KEY ("enrollment_id") REFERENCES "public"."enrollments"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "marks" ADD CONSTRAINT "marks_make_up_for_session_id_sessions_id_fk" FOREIGN KEY ("make_up_for_session_id") REFERENCES "public"."sessions"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "enrollments" ADD CONSTRAINT "enrollments_client_id_clients_id_fk" FOREIGN KEY ("client_id") REFERENCES "public"."clients"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "enrollments" ADD CONSTRAINT "enrollments_program_id_programs_id_fk" FOREIGN KEY ("program_id") REFERENCES "public"."programs"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "enrollments" ADD CONSTRAINT "enrollments_site_id_sites_id_fk" FOREIGN KEY ("site_id") REFERENCES "public"."sites"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "enrollments" ADD CONSTRAINT "enrollments_counselor_id_staff_id_fk" FOREIGN KEY ("counselor_id") REFERENCES "public"."staff"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "holds" ADD CONSTRAINT "holds_enrollment_id_enrollments_id_fk" FOREIGN KEY ("enrollment_id") REFERENCES "public"."enrollments"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "plan_phases" ADD CONSTRAINT "plan_phases_enrollment_id_enrollments_id_fk" FOREIGN KEY ("enrollment_id") REFERENCES "public"."enrollments"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "plan_phases" ADD CONSTRAINT "plan_phases_track_id_tracks_id_fk" FOREIGN KEY ("track_id") REFERENCES "public"."tracks"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "clients" ADD CONSTRAINT "clients_site_id_sites_id_fk" FOREIGN KEY ("site_id") REFERENCES "public"."sites"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "consents" ADD CONSTRAINT "consents_client_id_clients_id_fk" FOREIGN KEY ("client_id") REFERENCES "public"."clients"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "consents" ADD CONSTRAINT "consents_contact_id_contacts_id_fk" FOREIGN KEY ("contact_id") REFERENCES "public"."contacts"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "contacts" ADD CONSTRAINT "contacts_client_id_clients_id_fk" FOREIGN KEY ("client_id") REFERENCES "public"."clients"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "closures" ADD CONSTRAINT "closures_site_id_sites_id_fk" FOREIGN KEY ("site_id") REFERENCES "public"."sites"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "rooms" ADD CONSTRAINT "rooms_site_id_sites_id_fk" FOREIGN KEY ("site_id") REFERENCES "public"."sites"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "policy_versions" ADD CONSTRAINT "policy_versions_program_id_programs_id_fk" FOREIGN KEY ("program_id") REFERENCES "public"."programs"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "program_sites" ADD CONSTRAINT "program_sites_program_id_programs_id_fk" FOREIGN KEY ("program_id") REFERENCES "public"."programs"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "program_sites" ADD CONSTRAINT "program_sites_site_id_sites_id_fk" FOREIGN KEY ("site_id") REFERENCES "public"."sites"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "tracks" ADD CONSTRAINT "tracks_program_id_programs_id_fk" FOREIGN KEY ("program_id") REFERENCES "public"."programs"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "tracks" ADD CONSTRAINT "tracks_site_id_sites_id_fk" FOREIGN KEY ("site_id") REFERENCES "public"."sites"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "series" ADD CONSTRAINT "series_site_id_sites_id_fk" FOREIGN KEY ("site_id") REFERENCES "public"."sites"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "series" ADD CONSTRAINT "series_program_id_programs_id_fk" FOREIGN KEY ("program_id") REFERENCES "public"."programs"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "series" ADD CONSTRAINT "series_track_id_tracks_id_fk" FOREIGN KEY ("track_id") REFERENCES "public"."tracks"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "series" ADD CONSTRAINT "series_service_type_id_service_types_id_fk" FOREIGN KEY ("service_type_id") REFERENCES "public"."service_types"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "series" ADD CONSTRAINT "series_room_id_rooms_id_fk" FOREIGN KEY ("room_id") REFERENCES "public"."rooms"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "series" ADD CONSTRAINT "series_facilitator_id_staff_id_fk" FOREIGN KEY ("facilitator_id") REFERENCES "public"."staff"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "series" ADD CONSTRAINT "series_co_facilitator_id_staff_id_fk" FOREIGN KEY ("co_facilitator_id") REFERENCES "public"."staff"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "series_contacts" ADD CONSTRAINT "series_contacts_series_id_series_id_fk" FOREIGN KEY ("series_id") REFERENCES "public"."series"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "series_contacts" ADD CONSTRAINT "series_contacts_contact_id_contacts_id_fk" FOREIGN KEY ("contact_id") REFERENCES "public"."contacts"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "series_members" ADD CONSTRAINT "series_members_series_id_series_id_fk" FOREIGN KEY ("series_id") REFERENCES "public"."series"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "series_members" ADD CONSTRAINT "series_members_enrollment_id_enrollments_id_fk" FOREIGN KEY ("enrollment_id") REFERENCES "public"."enrollments"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "session_closures" ADD CONSTRAINT "session_closures_session_id_sessions_id_fk" FOREIGN KEY ("session_id") REFERENCES "public"."sessions"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "session_closures" ADD CONSTRAINT "session_closures_closure_id_closures_id_fk" FOREIGN KEY ("closure_id") REFERENCES "public"."closures"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_series_id_series_id_fk" FOREIGN KEY ("series_id") REFERENCES "public"."series"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_site_id_sites_id_fk" FOREIGN KEY ("site_id") REFERENCES "public"."sites"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_program_id_programs_id_fk" FOREIGN KEY ("program_id") REFERENCES "public"."programs"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_track_id_tracks_id_fk" FOREIGN KEY ("track_id") REFERENCES "public"."tracks"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_service_type_id_service_types_id_fk" FOREIGN KEY ("service_type_id") REFERENCES "public"."service_types"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_room_id_rooms_id_fk" FOREIGN KEY ("room_id") REFERENCES "public"."rooms"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_facilitator_id_staff_id_fk" FOREIGN KEY ("facilitator_id") REFERENCES "public"."staff"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_co_facilitator_id_staff_id_fk" FOREIGN KEY ("co_facilitator_id") REFERENCES "public"."staff"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "alerts" ADD CONSTRAINT "alerts_enrollment_id_enrollments_id_fk" FOREIGN KEY ("enrollment_id") REFERENCES "public"."enrollments"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "alerts" ADD CONSTRAINT "alerts_client_id_clients_id_fk" FOREIGN KEY ("client_id") REFERENCES "public"."clients"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "alerts" ADD CONSTRAINT "alerts_site_id_sites_id_fk" FOREIGN KEY ("site_id") REFERENCES "public"."sites"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "decisions" ADD CONSTRAINT "decisions_enrollment_id_enrollments_id_fk" FOREIGN KEY ("enrollment_id") REFERENCES "public"."enrollments"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "decisions" ADD CONSTRAINT "decisions_session_id_sessions_id_fk" FOREIGN KEY ("session_id") REFERENCES "public"."sessions"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "outreach_attempts" ADD CONSTRAINT "outreach_attempts_client_id_clients_id_fk" FOREIGN KEY ("client_id") REFERENCES "public"."clients"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "outreach_attempts" ADD CONSTRAINT "outreach_attempts_enrollment_id_enrollments_id_fk" FOREIGN KEY ("enrollment_id") REFERENCES "public"."enrollments"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "outreach_attempts" ADD CONSTRAINT "outreach_attempts_alert_id_alerts_id_fk" FOREIGN KEY ("alert_id") REFERENCES "public"."alerts"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "standing_cases" ADD CONSTRAINT "standing_cases_enrollment_id_enrollments_id_fk" FOREIGN KEY ("enrollment_id") REFERENCES "public"."enrollments"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "standings" ADD CONSTRAINT "standings_enrollment_id_enrollments_id_fk" FOREIGN KEY ("enrollment_id") REFERENCES "public"."enrollments"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "standings" ADD CONSTRAINT "standings_site_id_sites_id_fk" FOREIGN KEY ("site_id") REFERENCES "public"."sites"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "account_roles_account" ON "account_roles" USING btree ("account_id");--> statement-breakpoint
CREATE INDEX "account_roles_site" ON "account_roles" USING btree ("site_id");--> statement-breakpoint
CREATE UNIQUE INDEX "accounts_side_email" ON "accounts" USING btree ("side","email");--> statement-breakpoint
CREATE UNIQUE INDEX "accounts_staff" ON "accounts" USING btree ("staff_id");--> statement-breakpoint
CREATE UNIQUE INDEX "accounts_client" ON "accounts" USING btree ("client_id");--> statement-breakpoint
CREATE UNIQUE INDEX "accounts_contact" ON "accounts" USING btree ("contact_id");--> statement-breakpoint
CREATE UNIQUE INDEX "invitations_token_hash" ON "invitations" USING btree ("token_hash");--> statement-breakpoint
CREATE INDEX "invitations_account" ON "invitations" USING btree ("account_id");--> statement-breakpoint
CREATE INDEX "sign_in_failures_at" ON "sign_in_failures" USING btree ("last_failure_at");--> statement-breakpoint
CREATE INDEX "sign_ins_account" ON "sign_ins" USING btree ("account_id");--> statement-breakpoint
CREATE UNIQUE INDEX "marks_line_version" ON "marks" USING btree ("session_id","client_id","version");--> statement-breakpoint
CREATE UNIQUE INDEX "marks_current" ON "marks" USING btree ("session_id","client_id") WHERE is_current;--> statement-breakpoint
CREATE INDEX "marks_client_date" ON "marks" USING btree ("client_id","service_date","was");--> statement-breakpoint
CREATE INDEX "marks_make_up_for" ON "marks" USING btree ("make_up_for_session_id") WHERE make_up_for_session_id is not null;--> statement-breakpoint
CREATE INDEX "enrollments_client" ON "enrollments" USING btree ("client_id");--> statement-breakpoint
CREATE INDEX "enrollments_site_status" ON "enrollments" USING btree ("site_id","status");--> statement-breakpoint
CREATE INDEX "enrollments_program" ON "enrollments" USING btree ("program_id","start_date");--> statement-breakpoint
CREATE INDEX "enrollments_counselor" ON "enrollments" USING btree ("counselor_id");--> statement-breakpoint
CREATE INDEX "holds_enrollment" ON "holds" USING btree ("enrollment_id");--> statement-breakpoint
CREATE UNIQUE INDEX "plan_phases_enrollment_from" ON "plan_phases" USING btree ("enrollment_id","from");--> statement-breakpoint
CREATE INDEX "plan_phases_track" ON "plan_phases" USING btree ("track_id","from");--> statement-breakpoint
CREATE UNIQUE INDEX "clients_number" ON "clients" USING btree ("number");--> statement-breakpoint
CREATE INDEX "clients_site_search" ON "clients" USING btree ("site_id","search_name");--> statement-breakpoint
CREATE INDEX "consents_contact" ON "consents" USING btree ("contact_id");--> statement-breakpoint
CREATE INDEX "consents_client" ON "consents" USING btree ("client_id");--> statement-breakpoint
CREATE INDEX "contacts_client" ON "contacts" USING btree ("client_id");--> statement-breakpoint
CREATE INDEX "staff_search_name" ON "staff" USING btree ("search_name");--> statement-breakpoint
CREATE INDEX "closures_site_date" ON "closures" USING btree ("site_id","date");--> statement-breakpoint
CREATE UNIQUE INDEX "rooms_site_name" ON "rooms" USING btree ("site_id","name");--> statement-breakpoint
CREATE UNIQUE INDEX "sites_name" ON "sites" USING btree ("name");--> statement-breakpoint
CREATE UNIQUE INDEX "policy_versions_program_version" ON "policy_versions" USING btree ("program_id","version");--> statement-breakpoint
CREATE UNIQUE INDEX "policy_versions_program_from" ON "policy_versions" USING btree ("program_id","from");--> statement-breakpoint
CREATE INDEX "program_sites_site" ON "program_sites" USING btree ("site_id");--> statement-breakpoint
CREATE UNIQUE INDEX "programs_name" ON "programs" USING btree ("name");--> statement-breakpoint
CREATE UNIQUE INDEX "service_types_name" ON "service_types" USING btree ("name");--> statement-breakpoint
CREATE UNIQUE INDEX "tracks_program_site_name" ON "tracks" USING btree ("program_id","site_id","name");--> statement-breakpoint
CREATE INDEX "tracks_site" ON "tracks" USING btree ("site_id");--> statement-breakpoint
CREATE UNIQUE INDEX "audit_entries_seq" ON "audit_entries" USING btree ("seq");--> statement-breakpoint
CREATE INDEX "audit_entries_at" ON "audit_entries" USING btree ("at");--> statement-breakpoint
CREATE INDEX "audit_entries_subject" ON "audit_entries" USING btree ("subject_type","subject_id");--> statement-breakpoint
CREATE INDEX "audit_entries_client" ON "audit_entries" USING btree ("client_id","at");--> statement-breakpoint
CREATE INDEX "disclosures_at" ON "disclosures" USING btree ("at");--> statement-breakpoint
CREATE INDEX "disclosures_client" ON "disclosures" USING btree ("client_id");--> statement-breakpoint
CREATE UNIQUE INDEX "jobs_key" ON "jobs" USING btree ("key");--> statement-breakpoint
CREATE INDEX "jobs_due" ON "jobs" USING btree ("state","run_after");--> statement-breakpoint
CREATE UNIQUE INDEX "outbox_messages_idempotency_key" ON "outbox_messages" USING btree ("idempotency_key");--> statement-breakpoint
CREATE INDEX "outbox_messages_due" ON "outbox_messages" USING btree ("state","not_before");--> statement-breakpoint
CREATE INDEX "series_lineage" ON "series" USING btree ("lineage_id");--> statement-breakpoint
CREATE INDEX "series_site" ON "series" USING btree ("site_id");--> statement-breakpoint
CREATE INDEX "series_materialized" ON "series" USING btree ("materialized_through");--> statement-breakpoint
CREATE INDEX "series_contacts_contact" ON "series_contacts" USING btree ("contact_id");--> statement-breakpoint
CREATE INDEX "series_members_series" ON "series_members" USING btree ("series_id","from");--> statement-breakpoint
CREATE INDEX "series_members_enrollment" ON "series_members" USING btree ("enrollment_id");--> statement-breakpoint
CREATE INDEX "session_closures_closure" ON "session_closures" USING btree ("closure_id");--> statement-breakpoint
CREATE UNIQUE INDEX "sessions_series_start" ON "sessions" USING btree ("series_id","starts_at") WHERE status <> 'cancelled';--> statement-breakpoint
CREATE UNIQUE INDEX "sessions_calendar_uid" ON "sessions" USING btree ("calendar_uid");--> statement-breakpoint
CREATE INDEX "sessions_series_date" ON "sessions" USING btree ("series_id","date");--> statement-breakpoint
CREATE INDEX "sessions_site_date" ON "sessions" USING btree ("site_id","date");--> statement-breakpoint
CREATE INDEX "sessions_track_date" ON "sessions" USING btree ("track_id","date");--> statement-breakpoint
CREATE INDEX "sessions_facilitator_start" ON "sessions" USING btree ("facilitator_id","starts_at");--> statement-breakpoint
CREATE INDEX "sessions_co_facilitator_start" ON "sessions" USING btree ("co_facilitator_id","starts_at");--> statement-breakpoint
CREATE INDEX "sessions_room_start" ON "sessions" USING btree ("room_id","starts_at");--> statement-breakpoint
CREATE INDEX "sessions_date" ON "sessions" USING btree ("date");--> statement-breakpoint
CREATE UNIQUE INDEX "alerts_cause" ON "alerts" USING btree ("enrollment_id","kind","on","cause");--> statement-breakpoint
CREATE INDEX "alerts_site_state" ON "alerts" USING btree ("site_id","state","on");--> statement-breakpoint
CREATE INDEX "alerts_client" ON "alerts" USING btree ("client_id");--> statement-breakpoint
CREATE INDEX "decisions_enrollment" ON "decisions" USING btree ("enrollment_id");--> statement-breakpoint
CREATE INDEX "decisions_session" ON "decisions" USING btree ("session_id");--> statement-breakpoint
CREATE INDEX "outreach_attempts_client" ON "outreach_attempts" USING btree ("client_id","at");--> statement-breakpoint
CREATE INDEX "outreach_attempts_enrollment" ON "outreach_attempts" USING btree ("enrollment_id");--> statement-breakpoint
CREATE INDEX "outreach_attempts_alert" ON "outreach_attempts" USING btree ("alert_id");--> statement-breakpoint
CREATE UNIQUE INDEX "standing_cases_key" ON "standing_cases" USING btree ("enrollment_id","key");--> statement-breakpoint
CREATE INDEX "standings_site_level" ON "standings" USING btree ("site_id","level");--> statement-breakpoint
CREATE INDEX "standings_as_of" ON "standings" USING btree ("as_of");