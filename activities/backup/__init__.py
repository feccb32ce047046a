"""Backups: registry, heads and store in one folder, made while everything runs, and put back from it."""
