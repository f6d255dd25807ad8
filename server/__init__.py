"""The web server around the pages: first page, headers, small files, start-up."""
