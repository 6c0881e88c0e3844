"""A try: before, the moment, after."""
