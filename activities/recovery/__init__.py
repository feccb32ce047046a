"""What a registry restored from an older copy lacks, brought back from what workflows were told."""
