"""How fast it is, measured side by side with something everybody has."""
