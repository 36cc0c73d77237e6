"""Words that give the key away: absolutes, vague frequencies, clang words, grammar."""

from edu.checking.rules import ItemRules

ITEM_RULES: ItemRules = {}
