"""The desk in a browser: pages that are made of the acts, the policy and what the registry holds."""
