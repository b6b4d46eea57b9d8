"""The body as a picture: a function of pose, camera, colours and size."""
