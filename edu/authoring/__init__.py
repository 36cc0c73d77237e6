"""Text becomes a course here, and every complaint about the text says where it stands."""
