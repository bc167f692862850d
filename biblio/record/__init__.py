"""What a record is: its fields, its types, the people in it, and the edition it describes."""
