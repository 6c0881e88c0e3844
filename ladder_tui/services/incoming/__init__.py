"""What files of other programs would bring: read, and set beside what is here. Pure: nothing is opened or kept."""
