"""The options of a question by themselves: how many, which kind, and what is said to those who pick them."""

from edu.checking.rules import ItemRules

ITEM_RULES: ItemRules = {}
