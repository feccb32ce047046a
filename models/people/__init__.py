"""Those who act: whom the registry knows, their offices, their deputies. Dated facts of one journal."""
