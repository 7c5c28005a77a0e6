"""Tell in text and JSON what the pipeline found: values in, words out."""
