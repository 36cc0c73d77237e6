"""Options that are too like each other, and options that give the key away by how they differ."""

from edu.checking.rules import ItemRules

ITEM_RULES: ItemRules = {}
