"""ladder: a quiet terminal notebook for building connection, one small chosen step at a time."""

__version__ = "0.2.0"
