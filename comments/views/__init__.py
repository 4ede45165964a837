"""What readers open and send, one file a subject."""
