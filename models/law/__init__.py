"""Rules as dated data, and what is reckoned from them: deadlines, appeals, secrecy."""
