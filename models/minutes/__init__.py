"""The minutes: remarked on, checked, published. From then on decisions exist and periods run."""
