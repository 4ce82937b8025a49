"""Whether a PDF is fit to print: rules that yield findings."""
