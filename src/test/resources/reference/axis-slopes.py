"""Computes axis-slopes.json: the slopes of a loss by each parameter, in random forward passes over several samples.

The samples lie in rows or in columns, and functions work along either axis; then the same lines take the first sample
alone. A program is run by Python as it stands, in
60 digits, by mpmath; slopes are central differences of the loss. No rule of differentiation takes part.

python3 axis-slopes.py > axis-slopes.json
"""
import json
import random
import re

import mpmath as mp

COMMAND = "python3 axis-slopes.py > axis-slopes.json"
COUNT = 60
mp.mp.dps = 60
STEP = mp.mpf(10) ** -20


class Matrix:
    def __init__(self, rows, adds_up_to_one=False):
        self.rows = rows
        self.adds_up_to_one = adds_up_to_one

    def shape(self):
        return len(self.rows), len(self.rows[0])

    @property
    def T(self):
        return Matrix([list(row) for row in zip(*self.rows)], self.adds_up_to_one)

    def __matmul__(self, other):
        return Matrix([[mp.fsum(a * b for a, b in zip(row, column)) for column in zip(*other.rows)] for row in self.rows])

    def __neg__(self):
        return each(lambda a: -a, self)


def matrix(value):
    return value if isinstance(value, Matrix) else Matrix([[mp.mpf(value)]])


def each(f, *values):
    matrices = [matrix(value) for value in values]
    rows, cols = (max(sizes) for sizes in zip(*(m.shape() for m in matrices)))
    cell = lambda m, i, j: m.rows[i if len(m.rows) > 1 else 0][j if len(m.rows[0]) > 1 else 0]
    return Matrix([[f(*(cell(m, i, j) for m in matrices)) for j in range(cols)] for i in range(rows)])


for name, f in {"add": lambda a, b: a + b, "sub": lambda a, b: a - b, "mul": lambda a, b: a * b,
                "truediv": lambda a, b: a / b, "pow": lambda a, b: a ** b,
                "gt": lambda a, b: mp.mpf(a > b)}.items():
    setattr(Matrix, f"__{name}__", lambda self, other, f=f: each(f, self, other))
    setattr(Matrix, f"__r{name}__", lambda self, other, f=f: each(f, other, self))


def folded(f):
    """A function of a list of numbers, of all cells or along an axis."""
    def along(m, axis=None):
        if axis is None:
            return Matrix([[f([cell for row in m.rows for cell in row])]])
        columns = Matrix([[f(list(column)) for column in zip(*(m if axis == 0 else m.T).rows)]])
        return columns if axis == 0 else columns.T
    return along


def vectorwise(f, adds_up_to_one=False):
    """A function that makes a list of a list, for each column or row."""
    def along(m, axis=0):
        columns = [f(list(column)) for column in zip(*(m if axis == 0 else m.T).rows)]
        made = Matrix(columns) if axis == 1 else Matrix(columns).T
        return Matrix(made.rows, adds_up_to_one)
    return along


def softmax(vector):
    return [mp.exp(z) / mp.fsum(mp.exp(other) for other in vector) for z in vector]


def layer_norm(vector):
    mean = mp.fsum(vector) / len(vector)
    variance = mp.fsum((z - mean) ** 2 for z in vector) / len(vector)
    return [(z - mean) / mp.sqrt(variance + mp.mpf(1e-5)) for z in vector]


def total(m):
    return folded(mp.fsum)(m)


def cross_entropy(y, d):
    if y.adds_up_to_one:
        return -total(each(lambda a, b: b * mp.log(a), y, d))
    return -total(each(lambda a, b: b * mp.log(a) + (1 - b) * mp.log(1 - a), y, d))


WORDS = {
    "tanh": lambda m: each(mp.tanh, m),
    "sigmoid": lambda m: each(lambda z: 1 / (1 + mp.exp(-z)), m),
    "softplus": lambda m: each(lambda z: mp.log(1 + mp.exp(z)), m),
    "relu": lambda m: each(lambda z: max(z, mp.mpf(0)), m),
    "log": lambda m: each(mp.log, m),
    "sqrt": lambda m: each(mp.sqrt, m),
    "maximum": lambda a, b: each(max, a, b),
    "where": lambda c, a, b: each(lambda c, a, b: a if c != 0 else b, c, a, b),
    "sum": folded(mp.fsum),
    "mean": folded(lambda numbers: mp.fsum(numbers) / len(numbers)),
    "max": folded(max),
    "min": folded(min),
    "norm": folded(lambda numbers: mp.sqrt(mp.fsum(z * z for z in numbers))),
    "softmax": vectorwise(softmax, True),
    "layer_norm": vectorwise(layer_norm),
    "cross_entropy": cross_entropy,
    "squared_error": lambda y, d: total((y - d) ** 2) / 2,
}


def numbers(random, rows, cols, least=-1.0, most=1.0):
    return [[round(random.uniform(least, most), 3) for _ in range(cols)] for _ in range(rows)]


def hidden(random, before, axis):
    """A line that keeps the shape of the layer before; axis is that along the units."""
    a = random.choice([axis, 1 - axis])
    return random.choice([
        f"{before} - mean({before}, axis={a})",
        f"({before} - mean({before}, axis={1 - axis})) / sqrt(mean({before} ** 2, axis={1 - axis}) + 0.1)",
        f"layer_norm({before}, axis={a})",
        f"{before} * softmax({before}, axis={a})",
        f"{before} / (1 + norm({before}, axis={a}))",
        f"{before} - max({before}, axis={a})",
        f"min({before}, axis={a}) * {before}",
        f"sum({before} ** 2, axis={a}) * {before} + c",
        f"maximum({before}, mean({before}, axis={a}))",
        f"where({before} > 0, {before}, c * sum({before}, axis={a}))",
        f"sum({before}.T, axis={1 - a}).T * g + {before}",
        f"({before} * g + c).T.T",
    ])


def loss(random, axis):
    return random.choice([
        f"y = softmax(S, axis={axis})\nloss = cross_entropy(y, D) / {{m}}",
        f"y = softmax(S, axis={axis})\nloss = cross_entropy(y.T, D.T) + 0.1 * sum(norm(y, axis={axis}))",
        f"y = softmax(S.T, axis={1 - axis}).T\nloss = cross_entropy(y, P)",
        f"y = softmax(S, axis={axis})\nloss = -sum(D * log(y)) / {{m}}",
        f"loss = cross_entropy(softmax(S, axis={axis}).T, P.T)",
        "y = sigmoid(S)\nloss = cross_entropy(y.T, P.T)",
        f"y = S - D\nloss = mean(sum(y ** 2, axis={axis}))",
        f"loss = squared_error(S, D) + sum(sum(S, axis={1 - axis}) ** 2)",
        f"loss = sum(max(S, axis={axis}) * sum(D * S, axis={axis}))",
    ])


def program(seed):
    rng = random.Random(seed)
    inputs, units, outputs, samples = (rng.randint(2, 4) for _ in range(4))
    in_rows = seed % 2 == 1
    turned = lambda rows, cols: (rows, cols) if in_rows else (cols, rows)
    values = {
        "W1": numbers(rng, *turned(inputs, units)), "b1": numbers(rng, *turned(1, units)),
        "W2": numbers(rng, *turned(units, outputs)), "b2": numbers(rng, *turned(1, outputs)),
        "g": numbers(rng, *turned(1, units), 0.5, 1.5), "c": numbers(rng, 1, 1),
        "X": numbers(rng, *turned(samples, inputs)), "P": numbers(rng, *turned(samples, outputs), 0.1, 0.9),
    }
    classes = [rng.randrange(outputs) for _ in range(samples)]
    targets = [[1.0 if rng_class == j else 0.0 for j in range(outputs)] for rng_class in classes]
    values["D"] = targets if in_rows else [list(row) for row in zip(*targets)]
    times = lambda a, w: f"{a} @ {w}" if in_rows else f"{w} @ {a}"
    axis = 1 if in_rows else 0
    lines = [f"Z1 = {times('X', 'W1')} + b1", f"H0 = {rng.choice(['tanh', 'sigmoid', 'softplus', 'relu'])}(Z1)"]
    for i in range(1, 3):
        lines.append(f"H{i} = " + hidden(rng, f"H{i - 1}", axis))
    lines.append(f"S = {times('H2', 'W2')} + b2")
    lines += loss(rng, axis).replace("{m}", str(samples)).split("\n")
    return values, lines


def run(values, lines):
    names = {name: Matrix([[mp.mpf(cell) for cell in row] for row in rows]) for name, rows in values.items()}
    for line in lines:
        target, value = line.split(" = ", 1)
        names[target] = eval(value, WORDS | names)
    return names["loss"].rows[0][0]


def slopes(values, lines):
    def changed(name, i, j, change):
        rows = [list(row) for row in values[name]]
        rows[i][j] = mp.mpf(rows[i][j]) + change
        return run(values | {name: rows}, lines)
    return {name: [[float((changed(name, i, j, STEP) - changed(name, i, j, -STEP)) / (2 * STEP))
                    for j in range(len(rows[0]))] for i in range(len(rows))]
            for name, rows in values.items() if re.search(rf"\b{name}\b", "\n".join(lines)) and name not in "XDP"}


def fewer(values, in_rows):
    """The first sample alone."""
    return {name: rows if name not in "XDP" else rows[:1] if in_rows else [row[:1] for row in rows]
            for name, rows in values.items()}


def entry(seed):
    values, lines = program(seed)
    one = fewer(values, seed % 2 == 1)
    return {"text": text(values, lines), "slopes": slopes(values, lines),
            "one": {"text": text(one, lines), "slopes": slopes(one, lines)}}


def text(values, lines):
    parameters = "".join(f"  {name} = {json.dumps(rows)}\n" for name, rows in values.items())
    forward = "".join(f"  {line}\n" for line in lines)
    return f"settings:\n  alpha = 0.1\ndata:\n  1 -> 1\nparameters:\n{parameters}forward:\n{forward}"


def main():
    print('{\n "command": %s,\n "mpmath": "%s",\n "programs": [\n  %s\n ]\n}' % (
        json.dumps(COMMAND), mp.__version__,
        ",\n  ".join(json.dumps(entry(seed)) for seed in range(COUNT))))


main()
