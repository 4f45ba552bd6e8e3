DROP INDEX `series_lineage`;--> statement-breakpoint
ALTER TABLE `series` DROP COLUMN `lineage_id`;