"""Computes numpy-expressions.json: what numpy makes of expressions of the notation.

python3 numpy-expressions.py > numpy-expressions.json
"""
import ast
import json
import math
import re

import numpy as np

COMMAND = "python3 numpy-expressions.py > numpy-expressions.json"
NAMES = {
    "s": [[2.5]],
    "c": [[0.5], [-1.25], [3.0]],
    "r": [[1.5, -0.75, 0.0, 2.0]],
    "M": [[0.1, -0.2, 0.3, -0.4], [1.5, 2.5, -3.5, 4.5], [0.0, 1.0, -1.0, 0.5]],
    "N": [[1.0, 2.0, 3.0], [-4.0, 5.0, 6.0], [7.0, -8.0, 9.5]],
    "u": [[0.5], [0.25], [0.75]],
    "n": [["nan"], [1.0], ["-inf"]],
}
EXPRESSIONS = """
s + 1 | M + s | s - M | M + c | c + M | M * r | r - M | c + r | r * c | c - c | M - M * 2
M / c | c / 0 | -c / 0 | r / r | 0 / 0 | M ** 2 | M ** 3 | c ** -1 | c ** 0.5 | 2 ** c | c ** c
1 ** nan | 1 ** inf | (-1) ** inf | nan ** 0 | 0 ** 0 | 0 ** -1 | (-8) ** 3 | 2 ** -3 ** 2 | -2 ** 2
-M | - - c | M.T | c.T | r.T | s.T | M.T.T | N.T + N
N @ M | N @ c | r @ M.T | c @ r | c.T @ c | c @ c.T | N.T @ c | M.T @ N | M.T @ c | s @ s | r @ r.T | c @ s
M @ r.T - c | N @ N @ c | N @ (N @ c) | 2 * N @ c | N @ c * 2 | N ** 2 @ c
M < 0 | M <= c | M > r | M >= 0.5 | M == 0 | M != r | n == n | n != n | n < 1 | 1 - 1 == 0
M and c | M or c | not M | not c == 0.5 | M > 0 and M < 1 | n and 1 | not n | s and 0 or 1 | not s + 1
M[0,0] | M[2,3] | M[-1,-1] | M[-3,1] | M[1,:] | M[:,1] | M[-1,:] | M[:,-2] | M[:,:] | M[0:2,:] | M[1:,2:]
M[:-1,:] | M[:,-3:-1] | M[0:99,0] | M[-99:2,1] | M[1:2,1:2] | c[0] | c[-1] | c[0:2] | c[1:] | M[1] | M[-1] | M[0:2] | r[0] | r[0,2]
N.T[0,:] | (N @ c)[1] | M[0,:] @ M[1,:].T | M[:,0] * M[:,1]
[1, 2, 3] + c | [[1, 2], [3, 4]] @ [5, 6] | [s, s + 1] | [[s, M[0,0]], [c[1], -1]] | [[1, 2, 3]] + c | [7]
exp(M) | log(abs(M) + 1) | log(0) | log(-1) | sqrt(abs(M)) | sqrt(-1) | abs(c) | tanh(M) | sigmoid(N) | sigmoid([800, -800])
relu(M) | leaky_relu(M) | softplus(N) | softplus([800, -800]) | elu(N) | gelu(N) | identity(M) | isnan(n) | isfinite(n)
sum(M) | sum(c) | sum(r) | mean(M) | mean(c) | min(M) | max(M) | min(n) | max(n) | norm(M) | norm(c) | norm(-s)
any(M) | any(M * 0) | all(M) | all(c) | any(n) | all(n) | argmax(M) | argmax(c) | argmax(-r) | argmax(n) | argmax([3, 1, 3])
maximum(M, 0) | minimum(M, c) | maximum(n, 0) | minimum(r, c) | where(M > 0, M, 0) | where(c > 0, r, c) | where(n, 1, 2) | where(1, c, r)
softmax(c) | softmax(M) | softmax([1000, 1001]) | layer_norm(c) | layer_norm(M) | layer_norm([2, 2, 2])
squared_error(u, c) | cross_entropy(u, [0, 1, 0.5]) | near(M, M + 1e-9, 1e-6) | near(M, M + 1, 0.5) | near(n, n, 1) | near(inf, inf, 0) | near(c, r, 9)
"""


def sigmoid(z):
    return 1 / (1 + np.exp(-z))


def scalar(value):
    return np.array([[float(value)]])


def each(function):
    return np.vectorize(function, otypes=[float])


def layer_norm(z):
    return (z - z.mean(axis=0)) / np.sqrt(z.var(axis=0) + 1e-5)


def softmax(z):
    e = np.exp(z - z.max(axis=0))
    return e / e.sum(axis=0)


def near(a, b, tolerance):
    return scalar(np.all((a == b) | (np.abs(a - b) <= tolerance)))


def cross_entropy(y, d):
    return scalar(-np.sum(d * np.log(y) + (1 - d) * np.log(1 - y)))


FUNCTIONS = {
    "exp": np.exp, "log": np.log, "sqrt": np.sqrt, "abs": np.abs, "tanh": np.tanh,
    "sigmoid": sigmoid,
    "relu": lambda z: np.maximum(z, 0),
    "leaky_relu": lambda z: np.where(z < 0, 0.01 * z, z),
    "softplus": lambda z: np.logaddexp(z, 0),
    "elu": lambda z: np.where(z < 0, np.expm1(z), z),
    "gelu": each(lambda z: 0.5 * z * math.erfc(-z / math.sqrt(2))),
    "identity": lambda z: z,
    "isnan": np.isnan, "isfinite": np.isfinite,
    "sum": lambda m: scalar(np.sum(m)), "mean": lambda m: scalar(np.mean(m)),
    "min": lambda m: scalar(np.min(m)), "max": lambda m: scalar(np.max(m)),
    "norm": lambda m: scalar(np.linalg.norm(m)),
    "any": lambda m: scalar(np.any(m)), "all": lambda m: scalar(np.all(m)),
    "argmax": lambda m: scalar(np.argmax(m)),
    "maximum": np.maximum, "minimum": np.minimum,
    "where": lambda c, a, b: np.where(c, a, b),
    "softmax": softmax, "layer_norm": layer_norm,
    "squared_error": lambda y, d: scalar(0.5 * np.sum((y - d) ** 2)),
    "cross_entropy": cross_entropy, "near": near,
}


class Value:
    """A matrix that knows only the operators of Python, so that Python's parser groups them."""

    def __init__(self, cells):
        cells = np.array(cells, dtype=float)
        self.m = cells.reshape(1, 1) if cells.ndim == 0 else cells

    T = property(lambda self: Value(self.m.T))

    def __getitem__(self, key):
        rows, cols = key if isinstance(key, tuple) else (key, slice(None))
        kept = [slice(k, k + 1 or None) if isinstance(k, int) else k for k in (rows, cols)]
        return Value(self.m[tuple(kept)])

    def __neg__(self):
        return Value(-self.m)

    def land(self, other):
        return Value(np.logical_and(self.m, other.m))

    def lor(self, other):
        return Value(np.logical_or(self.m, other.m))

    def lnot(self):
        return Value(np.logical_not(self.m))


for _name in "add sub mul truediv pow matmul lt le gt ge eq ne".split():
    def _operator(self, other, _name=_name):
        return Value(getattr(self.m, f"__{_name}__")(other.m))
    setattr(Value, f"__{_name}__", _operator)


def evaluate(node):
    """Walks Python's own tree, so that precedence is Python's."""
    if isinstance(node, ast.Constant):
        return Value(node.value)
    if isinstance(node, ast.Name):
        words = {"nan": np.nan, "inf": np.inf, "pi": np.pi}
        return Value(words[node.id] if node.id in words else matrix(NAMES[node.id]))
    if isinstance(node, ast.BoolOp):
        values = [evaluate(v) for v in node.values]
        result = values[0]
        for value in values[1:]:
            result = result.land(value) if isinstance(node.op, ast.And) else result.lor(value)
        return result
    if isinstance(node, ast.UnaryOp):
        of = evaluate(node.operand)
        return of.lnot() if isinstance(node.op, ast.Not) else -of
    if isinstance(node, ast.BinOp):
        names = {"Add": "add", "Sub": "sub", "Mult": "mul", "Div": "truediv", "Pow": "pow", "MatMult": "matmul"}
        return apply(names[type(node.op).__name__], evaluate(node.left), evaluate(node.right))
    if isinstance(node, ast.Compare):
        names = {"Lt": "lt", "LtE": "le", "Gt": "gt", "GtE": "ge", "Eq": "eq", "NotEq": "ne"}
        (op,), (right,) = node.ops, node.comparators
        return apply(names[type(op).__name__], evaluate(node.left), evaluate(right))
    if isinstance(node, ast.Attribute):
        return evaluate(node.value).T
    if isinstance(node, ast.Subscript):
        return evaluate(node.value)[eval(compile(ast.Expression(index(node.slice)), "", "eval"))]
    if isinstance(node, ast.List):
        rows = [cell.elts if isinstance(cell, ast.List) else [cell] for cell in node.elts]
        return Value([[evaluate(cell).m.item() for cell in row] for row in rows])
    arguments = [evaluate(argument).m for argument in node.args]
    return Value(FUNCTIONS[node.func.id](*arguments))


def index(node):
    text = ast.unparse(node).strip("()")
    parts = [p if ":" not in p else "slice(" + ",".join(q or "None" for q in p.split(":")) + ")"
             for p in text.replace(" ", "").split(",")]
    return ast.parse("(" + ",".join(parts) + ")", mode="eval").body


def apply(name, left, right):
    return getattr(left, f"__{name}__")(right)


def matrix(rows):
    return [[float(cell) for cell in row] for row in rows]


def cells(value):
    words = lambda c: c if math.isfinite(c) else repr(c)
    return [[words(c) for c in row] for row in value.m.tolist()]


def main():
    np.seterr(all="ignore")
    cases = []
    for text in re.split(r"\s*[|\n]\s*", EXPRESSIONS.strip()):
        tree = ast.parse(text, mode="eval").body
        cases.append({"expression": text, "value": cells(evaluate(tree))})
    lines = ",\n  ".join(json.dumps(case) for case in cases)
    print('{\n "command": %s,\n "numpy": "%s",\n "names": %s,\n "cases": [\n  %s\n ]\n}'
          % (json.dumps(COMMAND), np.__version__, json.dumps(NAMES), lines))


main()
