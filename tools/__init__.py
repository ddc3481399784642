"""Scripts for those who build Signaal; not shipped."""
