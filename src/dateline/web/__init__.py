"""The web door: public pages, the live stream, and the desk."""
