"""The records written from journals: what our own cases, meetings and bodies say of a decision, of a case."""
