"""Migrations of the store, run by ``store.migrate`` when a store is opened. One that was released never changes."""
