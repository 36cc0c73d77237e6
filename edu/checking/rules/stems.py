"""What is asked: negatives, questions that are none, blanks, questions that hang on their options."""

from edu.checking.rules import ItemRules

ITEM_RULES: ItemRules = {}
