CREATE TABLE `unavailable_times` (
	`id` text PRIMARY KEY NOT NULL,
	`client_id` text NOT NULL,
	`weekdays` integer NOT NULL,
	`from_time` text,
	`to_time` text,
	`from` text NOT NULL,
	`through` text,
	`note` text,
	`recorded_at` integer NOT NULL,
	`recorded_by` text NOT NULL,
	`removed_at` integer,
	FOREIGN KEY (`client_id`) REFERENCES `clients`(`id`) ON UPDATE no action ON DELETE restrict,
	CONSTRAINT "unavailable_times_weekdays" CHECK("unavailable_times"."weekdays" between 1 and 127)
) STRICT;
--> statement-breakpoint
CREATE INDEX `unavailable_times_client` ON `unavailable_times` (`client_id`);--> statement-breakpoint
CREATE TABLE `calendar_imports` (
	`id` text PRIMARY KEY NOT NULL,
	`site_id` text NOT NULL,
	`file_name` text NOT NULL,
	`format` text NOT NULL,
	`content_hash` text NOT NULL,
	`series_count` integer NOT NULL,
	`session_count` integer NOT NULL,
	`made_at` integer NOT NULL,
	`made_by` text NOT NULL,
	`undone_at` integer,
	`undone_by` text,
	FOREIGN KEY (`site_id`) REFERENCES `sites`(`id`) ON UPDATE no action ON DELETE restrict,
	CONSTRAINT "calendar_imports_format" CHECK("calendar_imports"."format" in ('ics', 'csv'))
) STRICT;
--> statement-breakpoint
CREATE INDEX `calendar_imports_site` ON `calendar_imports` (`site_id`,`made_at`);--> statement-breakpoint
CREATE TABLE `schedule_changes` (
	`id` text PRIMARY KEY NOT NULL,
	`site_id` text NOT NULL,
	`series_id` text,
	`what` text NOT NULL,
	`summary` text NOT NULL,
	`images` text NOT NULL,
	`made_at` integer NOT NULL,
	`made_by` text NOT NULL,
	`undone_at` integer,
	`undone_by` text,
	FOREIGN KEY (`site_id`) REFERENCES `sites`(`id`) ON UPDATE no action ON DELETE restrict
) STRICT;
--> statement-breakpoint
CREATE INDEX `schedule_changes_made` ON `schedule_changes` (`made_by`,`made_at`);--> statement-breakpoint
CREATE INDEX `schedule_changes_series` ON `schedule_changes` (`series_id`);--> statement-breakpoint
CREATE TABLE `series_parts` (
	`id` text PRIMARY KEY NOT NULL,
	`series_id` text NOT NULL,
	`from` text NOT NULL,
	`through` text NOT NULL,
	`start_date` text NOT NULL,
	`start_time` text NOT NULL,
	`duration_minutes` integer NOT NULL,
	`rule` text,
	`exdates` text NOT NULL,
	`rdates` text NOT NULL,
	`room_id` text,
	`facilitator_id` text,
	`co_facilitator_id` text,
	`modality` text NOT NULL,
	`join_link` text,
	FOREIGN KEY (`series_id`) REFERENCES `series`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`room_id`) REFERENCES `rooms`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`facilitator_id`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`co_facilitator_id`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE restrict,
	CONSTRAINT "series_parts_modality" CHECK("series_parts"."modality" in ('in_person', 'video', 'audio', 'hybrid')),
	CONSTRAINT "series_parts_span" CHECK("series_parts"."through" >= "series_parts"."from")
) STRICT;
--> statement-breakpoint
CREATE INDEX `series_parts_series` ON `series_parts` (`series_id`,`from`);--> statement-breakpoint
CREATE TABLE `staff_absences` (
	`id` text PRIMARY KEY NOT NULL,
	`staff_id` text NOT NULL,
	`from` text NOT NULL,
	`through` text NOT NULL,
	`reason` text NOT NULL,
	`recorded_at` integer NOT NULL,
	`recorded_by` text NOT NULL,
	`withdrawn_at` integer,
	`version` integer DEFAULT 1 NOT NULL,
	FOREIGN KEY (`staff_id`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE restrict,
	CONSTRAINT "staff_absences_span" CHECK("staff_absences"."through" >= "staff_absences"."from")
) STRICT;
--> statement-breakpoint
CREATE INDEX `staff_absences_staff` ON `staff_absences` (`staff_id`,`through`);--> statement-breakpoint
CREATE INDEX `staff_absences_through` ON `staff_absences` (`through`);--> statement-breakpoint
CREATE TABLE `substitute_requests` (
	`id` text PRIMARY KEY NOT NULL,
	`session_id` text NOT NULL,
	`absence_id` text,
	`for_staff_id` text NOT NULL,
	`staff_id` text NOT NULL,
	`state` text NOT NULL,
	`note` text,
	`asked_at` integer NOT NULL,
	`asked_by` text NOT NULL,
	`answered_at` integer,
	`answered_by` text,
	`version` integer DEFAULT 1 NOT NULL,
	FOREIGN KEY (`session_id`) REFERENCES `sessions`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`absence_id`) REFERENCES `staff_absences`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`for_staff_id`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`staff_id`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE restrict,
	CONSTRAINT "substitute_requests_state" CHECK("substitute_requests"."state" in ('asked', 'accepted', 'declined', 'withdrawn'))
) STRICT;
--> statement-breakpoint
CREATE INDEX `substitute_requests_session` ON `substitute_requests` (`session_id`);--> statement-breakpoint
CREATE INDEX `substitute_requests_staff` ON `substitute_requests` (`staff_id`,`state`);--> statement-breakpoint
CREATE INDEX `substitute_requests_absence` ON `substitute_requests` (`absence_id`);--> statement-breakpoint
ALTER TABLE `clinics` ADD `clash_rules` text;--> statement-breakpoint
ALTER TABLE `closures` ADD `removed_by` text;--> statement-breakpoint
ALTER TABLE `series` ADD `regular_from` text;--> statement-breakpoint
ALTER TABLE `series` ADD `import_id` text REFERENCES calendar_imports(id) ON UPDATE no action ON DELETE restrict;--> statement-breakpoint
CREATE INDEX `series_import` ON `series` (`import_id`);--> statement-breakpoint
ALTER TABLE `sessions` ADD `held_anyway_at` integer;