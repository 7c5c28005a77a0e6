"""The commands of the command line, a module for each kind: words in, calls of the pipeline, lines out."""
