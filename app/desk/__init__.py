"""The desk behind every door: what people ask for is done here, and what they want to know is read here.

The command line, pages and an API stand before it; they ask it for plain values and put them into words.
"""
