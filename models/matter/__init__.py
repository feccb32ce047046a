"""What bodies deal with: items, motions, votes, elections, dissents, handlings, who is there."""
