"""What a packet is to be made of: the recipe as a value, and the files it is read from."""
