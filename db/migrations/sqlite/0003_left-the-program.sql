PRAGMA foreign_keys=OFF;--> statement-breakpoint
CREATE TABLE `__new_enrollments` (
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
	CONSTRAINT "enrollments_status" CHECK("__new_enrollments"."status" in ('referred', 'assessed', 'waitlisted', 'active', 'completed', 'discharged', 'transferred', 'left', 'aftercare')),
	CONSTRAINT "enrollments_span" CHECK("__new_enrollments"."end_date" is null or "__new_enrollments"."end_date" >= "__new_enrollments"."start_date")
) STRICT;
--> statement-breakpoint
INSERT INTO `__new_enrollments`("id", "client_id", "program_id", "site_id", "status", "start_date", "expected_end_date", "end_date", "end_reason", "counselor_id", "created_at", "created_by", "version") SELECT "id", "client_id", "program_id", "site_id", "status", "start_date", "expected_end_date", "end_date", "end_reason", "counselor_id", "created_at", "created_by", "version" FROM `enrollments`;--> statement-breakpoint
DROP TABLE `enrollments`;--> statement-breakpoint
ALTER TABLE `__new_enrollments` RENAME TO `enrollments`;--> statement-breakpoint
PRAGMA foreign_keys=ON;--> statement-breakpoint
CREATE INDEX `enrollments_client` ON `enrollments` (`client_id`);--> statement-breakpoint
CREATE INDEX `enrollments_site_status` ON `enrollments` (`site_id`,`status`);--> statement-breakpoint
CREATE INDEX `enrollments_program` ON `enrollments` (`program_id`,`start_date`);--> statement-breakpoint
CREATE INDEX `enrollments_counselor` ON `enrollments` (`counselor_id`);