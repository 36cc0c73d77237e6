"""Editors speak with edu here, by the Language Server Protocol."""
