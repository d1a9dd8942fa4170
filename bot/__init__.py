"""The program: its settings, rules, words, networks and clockwork."""
