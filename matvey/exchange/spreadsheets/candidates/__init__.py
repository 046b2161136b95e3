"""What a row says about a customer, taken apart and checked, with nothing lost that was typed."""
