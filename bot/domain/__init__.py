"""The rules, as functions of values: no chat library, no SQL, no clock, no I/O."""
