"""What a reader takes away as a file. No Streamlit here."""
