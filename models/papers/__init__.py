"""Which facts call for which paper and which notice, and to whom it goes."""
