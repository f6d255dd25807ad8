"""What a page says, whole, without Streamlit: the page shows it, and the server sends it first."""
