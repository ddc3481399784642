"""Faults put in from outside: what a laptop in a village meets, and what must hold after it.

Each fault has directed tests and a random sweep with a printed seed. The small dose runs with
``pytest -m zwaar`` (CI), that of files between laptops with every run; the large one with
``python -m tests.fouten --dosis groot``.
"""
