CREATE TABLE "unavailable_times" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"client_id" text COLLATE "C" NOT NULL,
	"weekdays" integer NOT NULL,
	"from_time" text COLLATE "C",
	"to_time" text COLLATE "C",
	"from" text COLLATE "C" NOT NULL,
	"through" text COLLATE "C",
	"note" text COLLATE "C",
	"recorded_at" timestamp (3) with time zone NOT NULL,
	"recorded_by" text COLLATE "C" NOT NULL,
	"removed_at" timestamp (3) with time zone,
	CONSTRAINT "unavailable_times_weekdays" CHECK ("unavailable_times"."weekdays" between 1 and 127)
);
--> statement-breakpoint
CREATE TABLE "calendar_imports" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"site_id" text COLLATE "C" NOT NULL,
	"file_name" text COLLATE "C" NOT NULL,
	"format" text COLLATE "C" NOT NULL,
	"content_hash" text COLLATE "C" NOT NULL,
	"series_count" integer NOT NULL,
	"session_count" integer NOT NULL,
	"made_at" timestamp (3) with time zone NOT NULL,
	"made_by" text COLLATE "C" NOT NULL,
	"undone_at" timestamp (3) with time zone,
	"undone_by" text COLLATE "C",
	CONSTRAINT "calendar_imports_format" CHECK ("calendar_imports"."format" in ('ics', 'csv'))
);
--> statement-breakpoint
CREATE TABLE "schedule_changes" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"site_id" text COLLATE "C" NOT NULL,
	"series_id" text COLLATE "C",
	"what" text COLLATE "C" NOT NULL,
	"summary" text COLLATE "C" NOT NULL,
	"images" jsonb NOT NULL,
	"made_at" timestamp (3) with time zone NOT NULL,
	"made_by" text COLLATE "C" NOT NULL,
	"undone_at" timestamp (3) with time zone,
	"undone_by" text COLLATE "C"
);
--> statement-breakpoint
CREATE TABLE "series_parts" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"series_id" text COLLATE "C" NOT NULL,
	"from" text COLLATE "C" NOT NULL,
	"through" text COLLATE "C" NOT NULL,
	"start_date" text COLLATE "C" NOT NULL,
	"start_time" text COLLATE "C" NOT NULL,
	"duration_minutes" integer NOT NULL,
	"rule" text COLLATE "C",
	"exdates" jsonb NOT NULL,
	"rdates" jsonb NOT NULL,
	"room_id" text COLLATE "C",
	"facilitator_id" text COLLATE "C",
	"co_facilitator_id" text COLLATE "C",
	"modality" text COLLATE "C" NOT NULL,
	"join_link" text COLLATE "C",
	CONSTRAINT "series_parts_modality" CHECK ("series_parts"."modality" in ('in_person', 'video', 'audio', 'hybrid')),
	CONSTRAINT "series_parts_span" CHECK ("series_parts"."through" >= "series_parts"."from")
);
--> statement-breakpoint
CREATE TABLE "staff_absences" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"staff_id" text COLLATE "C" NOT NULL,
	"from" text COLLATE "C" NOT NULL,
	"through" text COLLATE "C" NOT NULL,
	"reason" text COLLATE "C" NOT NULL,
	"recorded_at" timestamp (3) with time zone NOT NULL,
	"recorded_by" text COLLATE "C" NOT NULL,
	"withdrawn_at" timestamp (3) with time zone,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "staff_absences_span" CHECK ("staff_absences"."through" >= "staff_absences"."from")
);
--> statement-breakpoint
CREATE TABLE "substitute_requests" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"session_id" text COLLATE "C" NOT NULL,
	"absence_id" text COLLATE "C",
	"for_staff_id" text COLLATE "C" NOT NULL,
	"staff_id" text COLLATE "C" NOT NULL,
	"state" text COLLATE "C" NOT NULL,
	"note" text COLLATE "C",
	"asked_at" timestamp (3) with time zone NOT NULL,
	"asked_by" text COLLATE "C" NOT NULL,
	"answered_at" timestamp (3) with time zone,
	"answered_by" text COLLATE "C",
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "substitute_requests_state" CHECK ("substitute_requests"."state" in ('asked', 'accepted', 'declined', 'withdrawn'))
);
--> statement-breakpoint
ALTER TABLE "clinics" ADD COLUMN "clash_rules" jsonb;--> statement-breakpoint
ALTER TABLE "closures" ADD COLUMN "removed_by" text COLLATE "C";--> statement-breakpoint
ALTER TABLE "series" ADD COLUMN "regular_from" text COLLATE "C";--> statement-breakpoint
ALTER TABLE "series" ADD COLUMN "import_id" text COLLATE "C";--> statement-breakpoint
ALTER TABLE "sessions" ADD COLUMN "held_anyway_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "unavailable_times" ADD CONSTRAINT "unavailable_times_client_id_clients_id_fk" FOREIGN KEY ("client_id") REFERENCES "public"."clients"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "calendar_imports" ADD CONSTRAINT "calendar_imports_site_id_sites_id_fk" FOREIGN KEY ("site_id") REFERENCES "public"."sites"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "schedule_changes" ADD CONSTRAINT "schedule_changes_site_id_sites_id_fk" FOREIGN KEY ("site_id") REFERENCES "public"."sites"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "series_parts" ADD CONSTRAINT "series_parts_series_id_series_id_fk" FOREIGN KEY ("series_id") REFERENCES "public"."series"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "series_parts" ADD CONSTRAINT "series_parts_room_id_rooms_id_fk" FOREIGN KEY ("room_id") REFERENCES "public"."rooms"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "series_parts" ADD CONSTRAINT "series_parts_facilitator_id_staff_id_fk" FOREIGN KEY ("facilitator_id") REFERENCES "public"."staff"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "series_parts" ADD CONSTRAINT "series_parts_co_facilitator_id_staff_id_fk" FOREIGN KEY ("co_facilitator_id") REFERENCES "public"."staff"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "staff_absences" ADD CONSTRAINT "staff_absences_staff_id_staff_id_fk" FOREIGN KEY ("staff_id") REFERENCES "public"."staff"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "substitute_requests" ADD CONSTRAINT "substitute_requests_session_id_sessions_id_fk" FOREIGN KEY ("session_id") REFERENCES "public"."sessions"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "substitute_requests" ADD CONSTRAINT "substitute_requests_absence_id_staff_absences_id_fk" FOREIGN KEY ("absence_id") REFERENCES "public"."staff_absences"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "substitute_requests" ADD CONSTRAINT "substitute_requests_for_staff_id_staff_id_fk" FOREIGN KEY ("for_staff_id") REFERENCES "public"."staff"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "substitute_requests" ADD CONSTRAINT "substitute_requests_staff_id_staff_id_fk" FOREIGN KEY ("staff_id") REFERENCES "public"."staff"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "unavailable_times_client" ON "unavailable_times" USING btree ("client_id");--> statement-breakpoint
CREATE INDEX "calendar_imports_site" ON "calendar_imports" USING btree ("site_id","made_at");--> statement-breakpoint
CREATE INDEX "schedule_changes_made" ON "schedule_changes" USING btree ("made_by","made_at");--> statement-breakpoint
CREATE INDEX "schedule_changes_series" ON "schedule_changes" USING btree ("series_id");--> statement-breakpoint
CREATE INDEX "series_parts_series" ON "series_parts" USING btree ("series_id","from");--> statement-breakpoint
CREATE INDEX "staff_absences_staff" ON "staff_absences" USING btree ("staff_id","through");--> statement-breakpoint
CREATE INDEX "staff_absences_through" ON "staff_absences" USING btree ("through");--> statement-breakpoint
CREATE INDEX "substitute_requests_session" ON "substitute_requests" USING btree ("session_id");--> statement-breakpoint
CREATE INDEX "substitute_requests_staff" ON "substitute_requests" USING btree ("staff_id","state");--> statement-breakpoint
CREATE INDEX "substitute_requests_absence" ON "substitute_requests" USING btree ("absence_id");--> statement-breakpoint
ALTER TABLE "series" ADD CONSTRAINT "series_import_id_calendar_imports_id_fk" FOREIGN KEY ("import_id") REFERENCES "public"."calendar_imports"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "series_import" ON "series" USING btree ("import_id");