"""What every room may use: errors, texts, paths, permissions, log, crash report."""
