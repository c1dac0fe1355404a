"""How much, and for how much money: numbers, measures and prices as newspapers print them."""
