"""A course is looked over here as an experienced editor would: items, safety, sources, language, coverage."""
