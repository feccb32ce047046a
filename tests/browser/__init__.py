"""The desk in a real browser, Debian's Chromium: `make browser`."""
