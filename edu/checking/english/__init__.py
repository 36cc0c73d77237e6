"""What is known of English: its words, syllables and turns of phrase, and what they tell of a text."""
