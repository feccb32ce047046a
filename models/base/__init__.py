"""What everything is said with: texts, days, people, refusals. It knows nothing of decisions."""
