"""The body as numbers: space, limbs, key poses, and the way through them. No Qt."""
