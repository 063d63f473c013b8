"""The learning engine: tastes as Gaussians, what a week looks like to both, and choosing for all of it."""
