"""The screens: what a couple sees and does at the terminal."""
