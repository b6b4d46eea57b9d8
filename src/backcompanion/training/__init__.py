"""What training is, as pure Python: no Qt, no files, no wall clock."""
