"""The desk: forms that editors work with. They work without script; the script adds keys."""
