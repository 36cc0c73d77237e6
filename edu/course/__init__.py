"""What is taught and asked, as plain frozen values: no files, no clock, no drawing."""
