"""Faults put in from outside: what a laptop in a village meets, and what must hold after it.

Each fault has directed tests and a random sweep with a printed seed. The small dose runs with
``pytest -m zwaar`` (CI); the large one with ``python -m tests.fouten --dosis groot``.
"""
