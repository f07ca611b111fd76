"""The sample pages and what a careful reader finds in them."""
