"""The catalogue: reading and checking packs of activities, finding and filtering what they hold."""
