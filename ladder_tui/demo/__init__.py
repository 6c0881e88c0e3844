"""An invented person's ten weeks."""
