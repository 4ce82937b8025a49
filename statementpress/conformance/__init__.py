"""Whether a finished PDF is what it says it is: PDF/A and PDF/UA, judged by veraPDF."""
