"""Pages of ours inside other pages: the embed view, example terms, and what an editor copies."""
