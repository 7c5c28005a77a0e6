"""Ship the faces of the house, measure their characters and cut subsets of them."""
