"""The example company: plausible people and companies who do not exist, and the stories told with them."""
