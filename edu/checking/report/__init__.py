"""What was found, written for a person, for programs and for the pages where changes are reviewed."""
