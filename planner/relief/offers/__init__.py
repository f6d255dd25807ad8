"""The ways of repaying a debt differently: one frozen value each.

Each takes a course and gives another; several combine by running one after another. Their names
in JSON are `OFFERS` of `planner.contract.offer_fields`.
"""
