"""Everything the product says, and the only place that reads it from files.

Words, legal facts, citations, rates, example products, lessons, glossary and questions: values
out, no Streamlit, no clock. What is unknown is an error, never a blank. Each subject is a room:
`from content.law import fact`.
"""
