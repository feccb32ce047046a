"""The language of a decision, pure but for the tables.

What everything stands on: base, engine, law, bodies. A decision's life: preparation, agenda, meeting, voting,
decision, minutes, force, follow_up. What is made of it: record, papers, tables.
"""
