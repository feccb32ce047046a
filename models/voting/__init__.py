"""What the members want: motions, the lawful order of votes, elections, dissent, the outcome."""
