"""Answers to marks: grading, the session, mastery and progress. Pure: time, seeds and ids come in as arguments."""
