"""What is read: plain values, without a word of any language, for whichever door shows them."""
