"""A page with one field and one line: what Streamlit itself costs."""

import streamlit as st

st.write(st.text_input("amount", "10000"))
