"""Labels the fields of a citation by a trained sequence model."""
