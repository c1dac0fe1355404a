"""Who the words refer to: referents and their mentions, pronouns, common nouns that mean an actor, nationality."""
