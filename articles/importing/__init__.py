"""Stories from other systems: ``lines`` reads and judges them, ``stories`` writes them."""
