"""Taking customers out of the program: nobody is locked in."""
