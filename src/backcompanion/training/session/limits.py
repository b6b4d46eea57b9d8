"""How much a record may say, as the contract has it: what a session comes to and what a file says.

Nothing that the program itself records may be refused when it is read again.
"""

LONGEST_STEP_SECONDS = 7_200
LONGEST_SESSION_SECONDS = 86_400
MOST_KCAL = 10_000
LONGEST_NOTE = 10_000
LONGEST_MILESTONE = 500
