"""How a packet words things, meets names in running text, and sorts its headings."""
