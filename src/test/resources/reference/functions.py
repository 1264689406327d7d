"""Computes functions.json: the value and the slope of each function of the notation, from its definition alone.

Values in 60 digits, by mpmath; slopes as central differences of these. Random numbers are numpy's, and what
before, version and gradient_error say of the question's script, in its sample 2 behind the update of Wo, is counted here.

python3 functions.py > functions.json
"""
import json
import math

import mpmath as mp
import numpy as np

COMMAND = "python3 functions.py > functions.json"
SEED = 7
mp.mp.dps = 60
STEP = mp.mpf(10) ** -20

NAMES = {
    "z": [[-2.0, -0.375], [0.25, 1.5]],
    "p": [[0.125, 3.0]],
    "n": [["nan"], [1.0], ["-inf"]],
    "M": [[0.1, -0.2, 0.3, -0.4], [1.5, 2.5, -3.5, 4.5], [0.0, 1.0, -1.0, 0.5]],
    "E": [[0.0, 2.0, 0.0], [0.0, "nan", -1.0]],
    "L": (np.random.RandomState(3).rand(21, 14) - 0.5).round(3).tolist(),
    "g": [[1.0, -0.5, 0.25, 2.0], [0.5, 3.0, -1.0, 0.75], [-2.0, 0.125, 1.0, 1.5]],
    "q": [[0.5], [0.125], [0.75]],
    "t": [[0.0], [1.0], [0.25]],
}


def cells(rows):
    return [[mp.mpf(cell) for cell in row] for row in rows]


def name(word):
    return cells(NAMES[word])


def each(f):
    return lambda *matrices: [[f(*some) for some in zip(*rows)] for rows in zip(*matrices)]


def every(f):
    """A function of a list of numbers, as one of all cells of a matrix."""
    return lambda m: [[f([cell for row in m for cell in row])]]


def columns(f):
    """A function that makes a list of a list, for each column."""
    return lambda m: turned([f(list(column)) for column in zip(*m)])


def rows(f):
    """The same for each row."""
    return lambda m: [f(list(row)) for row in m]


def turned(m):
    return [list(row) for row in zip(*m)]


def along(f):
    """A function of a list of numbers, for each axis."""
    alone = lambda numbers: [f(numbers)]
    return {"axis=0": columns(alone), "axis=1": rows(alone)}


def pairs(f):
    """A function of two lists of numbers, as one of all cells of two matrices."""
    return lambda a, b: [[f([c for row in a for c in row], [c for row in b for c in row])]]


def truth(holds):
    return mp.mpf(1 if holds else 0)


def least(numbers, sign=1):
    return mp.nan if any(mp.isnan(z) for z in numbers) else sign * min(sign * z for z in numbers)


def argmax(numbers):
    spoiled = [i for i, z in enumerate(numbers) if mp.isnan(z)]
    return mp.mpf(spoiled[0] if spoiled else numbers.index(max(numbers)))


def softmax(column):
    return [mp.exp(z) / mp.fsum(mp.exp(other) for other in column) for z in column]


def layer_norm(column):
    mean = mp.fsum(column) / len(column)
    variance = mp.fsum((z - mean) ** 2 for z in column) / len(column)
    return [(z - mean) / mp.sqrt(variance + mp.mpf(1e-5)) for z in column]


def cross_entropy(y, d):
    terms = [(w, q) for a, b in zip(y, d) for w, q in ((b, a), (1 - b, 1 - a))]
    return -mp.fsum(w * mp.log(q) for w, q in terms if w != 0)


ELEMENTWISE = {
    "relu": ("z", lambda z: max(z, mp.mpf(0))),
    "leaky_relu": ("z", lambda z: z if z > 0 else mp.mpf(0.01) * z),
    "sigmoid": ("z", lambda z: 1 / (1 + mp.exp(-z))),
    "tanh": ("z", mp.tanh),
    "softplus": ("z", lambda z: mp.log(1 + mp.exp(z))),
    "elu": ("z", lambda z: z if z > 0 else mp.exp(z) - 1),
    "gelu": ("z", lambda z: z * mp.ncdf(z)),
    "identity": ("z", lambda z: z),
    "exp": ("z", mp.exp),
    "log": ("p", mp.log),
    "sqrt": ("p", mp.sqrt),
    "abs": ("z", abs),
    "act": ("z", mp.tanh),
}
SMOOTH_FOLDS = {
    "sum": mp.fsum,
    "mean": lambda numbers: mp.fsum(numbers) / len(numbers),
    "min": least,
    "max": lambda numbers: least(numbers, -1),
    "norm": lambda numbers: mp.sqrt(mp.fsum(z * z for z in numbers)),
}
FOLDS = SMOOTH_FOLDS | {
    "any": lambda numbers: truth(any(z != 0 for z in numbers)),
    "all": lambda numbers: truth(all(z != 0 for z in numbers)),
    "argmax": argmax,
}
VECTORWISE = {"softmax": softmax, "layer_norm": layer_norm}
LOSSES = {
    "cross_entropy": pairs(cross_entropy),
    "squared_error": pairs(lambda y, d: mp.fsum((a - b) ** 2 for a, b in zip(y, d)) / 2),
}
DRAWN = {
    "rand": lambda rows, cols: np.random.rand(rows, cols),
    "randn": lambda rows, cols: np.random.randn(rows, cols),
    "he": lambda rows, cols: np.random.randn(rows, cols) * math.sqrt(2 / cols),
    "xavier": lambda rows, cols: np.random.uniform(-1, 1, (rows, cols)) * math.sqrt(6 / (rows + cols)),
    "zeros": lambda rows, cols: np.zeros((rows, cols)),
    "ones": lambda rows, cols: np.ones((rows, cols)),
}


def without_slope():
    m, g, n = name("M"), name("g"), name("n")
    far = max(abs(a - b) for v, w in zip(m, g) for a, b in zip(v, w))
    near = {f"near(M, g, {tolerance})": [[truth(far <= tolerance)]] for tolerance in (3, 4)}
    return {
        "floor": {"floor(M)": each(mp.floor)(m)},
        "isnan": {"isnan(n)": each(lambda z: truth(mp.isnan(z)))(n)},
        "isfinite": {"isfinite(n)": each(lambda z: truth(mp.isfinite(z)))(n)},
        "maximum": {"maximum(M, g)": each(max)(m, g)},
        "minimum": {"minimum(M, g)": each(min)(m, g)},
        "where": {"where(M, g, z[0,0])": each(lambda c, a: a if c != 0 else mp.mpf(-2))(m, g)},
        "near": near,
    }


def slope(f, z, weights=None):
    """The derivative of the sum of the cells of f(z), each times its weight, by each cell of z."""
    def weighed(i, j, change):
        changed = [list(row) for row in z]
        changed[i][j] += change
        value = f(changed)
        by = weights or [[1] * len(row) for row in value]
        return mp.fsum(a * b for v, w in zip(value, by) for a, b in zip(v, w))
    return [[(weighed(i, j, STEP) - weighed(i, j, -STEP)) / (2 * STEP) for j in range(len(z[0]))]
            for i in range(len(z))]


def after_two_samples():
    """The question's script, up to its third sample, and its relative errors there."""
    np.random.seed(1)
    x = np.array([[0, 0, 1, 1], [0, 1, 1, 1], [1, 0, 1, 1], [1, 1, 1, 1]], dtype=float)
    d = [0, 1, 1, 0]
    ws = 0.25 * np.random.rand(10, 4)
    wo = 0.25 * np.random.rand(1, 10)

    def updated(sample):
        z1 = ws @ x[sample]
        error = 1 / (1 + np.exp(-(wo @ np.maximum(z1, 0)))) - d[sample]
        return error, z1 >= 0, wo - 0.05 * error * np.maximum(z1, 0)

    for sample in range(2):
        error, on, wo_after = updated(sample)
        ws = ws - 0.05 * np.outer(wo_after * error * on, x[sample])
        wo = wo_after
    errors = [np.max(np.abs(after - wo) / np.maximum(np.abs(after), np.abs(wo)))
              for after in (updated(sample)[2] for sample in range(4))]
    return wo.tolist(), max(errors)


def calls():
    found = {}
    for word, (z, f) in ELEMENTWISE.items():
        found[word] = {f"{word}({z})": each(f)(name(z)), f"{word}'({z})": slope(each(f), name(z))}
    for word, f in FOLDS.items():
        found[word] = {f"{word}({z})": every(f)(name(z)) for z in "MEL"}
        found[word] |= {f"{word}({z}, {axis})": g(name(z)) for z in "MEL" for axis, g in along(f).items()}
    for word, f in SMOOTH_FOLDS.items():
        found[word] |= {f"{word}'({z})": slope(every(f), name(z)) for z in "ML"}
        found[word] |= {f"{word}'(M, {axis})": slope(g, name("M")) for axis, g in along(f).items()}
    for word, f in VECTORWISE.items():
        found[word] = {}
        for axis, g in ("", columns(f)), (", axis=1", rows(f)):
            found[word] |= {f"{word}(M{axis})": g(name("M")), f"{word}'(M, g{axis})": slope(g, name("M"), name("g"))}
    for word, f in LOSSES.items():
        q, t = name("q"), name("t")
        found[word] = {f"{word}(q, t)": f(q, t), f"{word}'(q, t)": slope(lambda v, f=f: f(v, t), q)}
    found |= without_slope()
    for word, draw in DRAWN.items():
        np.random.seed(SEED)
        found[word] = {f"{word}(2, 3)": draw(2, 3).tolist()}
    before, error = after_two_samples()
    found["before"] = {"before(Wo)": before}
    found["version"] = {"version(Wo)": [[1]], "version(Ws)": [[0]]}
    found["gradient_error"] = {"gradient_error()": [[error]]}
    return found


def plain(matrix):
    words = lambda cell: cell if math.isfinite(cell) else repr(cell)
    return [[words(float(cell)) for cell in row] for row in matrix]


def block(entries):
    return "{\n  %s\n }" % ",\n  ".join(f"{json.dumps(key)}: {json.dumps(value)}" for key, value in entries.items())


def main():
    called = {word: {call: plain(value) for call, value in found.items()} for word, found in calls().items()}
    print('{\n "command": %s,\n "mpmath": "%s", "numpy": "%s", "seed": %d,\n "names": %s,\n "calls": %s\n}'
          % (json.dumps(COMMAND), mp.__version__, np.__version__, SEED, block(NAMES), block(called)))


main()
