"""The municipality: who decides here, what it is called, where its papers are sent to, as dated data."""
