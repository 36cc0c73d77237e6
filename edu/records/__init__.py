"""What people did, kept on this machine only: one SQLite file, and the locks around it."""
