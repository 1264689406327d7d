"""Writes numpy-permutation.json: permutations drawn after other numbers, as a script that shuffles draws them."""

import json

import numpy as np

CASES = [
    # seed, numbers of rand and of randn drawn first, n, how many permutations
    (0, 0, 0, 1, 2),
    (0, 0, 0, 2, 6),
    (1, 50, 0, 4, 12),
    (1, 50, 3, 4, 6),
    (7, 3, 1, 3, 6),
    (42, 625, 0, 8, 4),
    (123456789, 10, 0, 9, 3),
    (2147483647, 0, 0, 17, 3),
    (5, 1, 0, 150, 3),
]


def drawn(seed, rand, randn, n, count):
    np.random.seed(seed)
    np.random.rand(rand)
    np.random.randn(randn)
    permutations = [np.random.permutation(n).tolist() for _ in range(count)]
    return {
        "seed": seed,
        "rand": rand,
        "randn": randn,
        "permutations": permutations,
        "then": np.random.rand(),
    }


with open("numpy-permutation.json", "w") as out:
    rows = ",\n".join(json.dumps(drawn(*case)) for case in CASES)
    out.write("[\n" + rows + "\n]\n")
