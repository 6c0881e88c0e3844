"""Calendar files (RFC 5545): lines, values, zones, events, and the chances they become."""
