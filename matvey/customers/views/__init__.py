"""What is done on a customer's card besides its own form."""
