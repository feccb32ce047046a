"""The record as others read it: `record.json`, one decision as a city publishes it, a life told."""
