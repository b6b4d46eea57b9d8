"""What makes and checks the translations in locale/: `tools/translations`, the build, the tests."""
