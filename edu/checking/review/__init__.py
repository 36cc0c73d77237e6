"""Forms for two people who rate the lessons: written with what can be counted, read back, scored when both are done."""
