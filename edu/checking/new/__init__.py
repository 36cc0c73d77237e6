"""What `edu new` makes, and how it is put into a course without touching what is there."""
