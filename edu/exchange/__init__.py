"""What leaves the program: values in, pages and files for other people and programs out."""
