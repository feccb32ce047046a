"""The desk for programs: every act and every reading as JSON, by a token."""
