"""What needs Temporal and a registry: kills, races, recovery, histories, secrets."""
