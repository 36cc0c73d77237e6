"""edu: short lessons and quizzes about looking after skin, on this machine only."""

__version__ = "0.1.0"
