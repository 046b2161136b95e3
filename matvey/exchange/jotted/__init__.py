"""A line of a notebook, a business card, a signature: free text taken apart into what a customer's form asks."""
