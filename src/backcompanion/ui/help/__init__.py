"""The Help page, and Help beside a session."""
