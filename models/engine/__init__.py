"""decide → commit → fold → due: commands, journals of facts, the world that a decision sees, numbers."""
