"""Why a step was not as the routine has it: texts as JSON, NULL where it was."""

STATEMENTS = ("ALTER TABLE steps ADD COLUMN reasons TEXT",)
