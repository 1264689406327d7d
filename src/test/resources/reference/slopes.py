"""Computes slopes.json: the slopes of a loss by each parameter, for each function that has one, as PyTorch finds them.

A program is run by Python as it stands, with the words of its functions bound to PyTorch's; the slopes are autograd's.
Parameters are numpy's random numbers.

python3 slopes.py > slopes.json
"""
import json

import numpy as np
import torch
from torch.nn import functional

COMMAND = "python3 slopes.py > slopes.json"
SEED = 7
SETTINGS = {"alpha": 0.1, "seed": SEED, "activation": "tanh"}
DATA = [([0.5, -1.25], [1.0, 0.0]), ([-0.75, 0.25], [0.0, 1.0]), ([1.5, 0.875], [1.0, 0.0])]
LAYER = {"W1": "2 * rand(3, 2) - 1", "b1": "rand(3, 1) - 0.5", "W2": "2 * rand(2, 3) - 1", "b2": "rand(2, 1) - 0.5"}
UNITS = "relu leaky_relu sigmoid tanh softplus elu gelu identity exp abs act softmax layer_norm".split()


def hidden(units, loss="squared_error(y, d)"):
    return LAYER, {"Z1": "W1 @ x + b1", "A1": units, "y": "W2 @ A1 + b2", "loss": loss}


def output(y, loss):
    return LAYER, {"Z1": "W1 @ x + b1", "A1": "tanh(Z1)", "Z2": "W2 @ A1 + b2", "y": y, "loss": loss}


def deep(functions):
    shapes = [(3, 2), (4, 3), (2, 4), (3, 2), (2, 3)]
    parameters = {f"W{i}": f"2 * rand{shape} - 1" for i, shape in enumerate(shapes, 1)}
    lines, before = {}, "x"
    for i, function in enumerate(functions, 1):
        lines |= {f"Z{i}": f"W{i} @ {before}", f"A{i}": f"{function}(Z{i})"}
        before = f"A{i}"
    return parameters, lines | {"y": f"sigmoid(W5 @ {before})", "loss": "cross_entropy(y, d)"}


PROGRAMS = {units: hidden(f"{units}(Z1)") for units in UNITS} | {
    "log": hidden("log(1 + Z1 ** 2)"),
    "sqrt": hidden("sqrt(0.5 + Z1 ** 2)"),
    "power": hidden("2 ** Z1 / (1 + Z1 ** 4)"),
    "maximum": hidden("maximum(Z1, 0.1 * Z1 ** 2)"),
    "minimum": hidden("minimum(Z1, 0.25)"),
    "where": hidden("where(Z1 > 0, Z1, 0.2 * Z1)"),
    "sum": hidden("sigmoid(Z1)", "sum((y - d) ** 2) / 3"),
    "mean": hidden("sigmoid(Z1)", "mean((y - d) ** 2)"),
    "norm": hidden("sigmoid(Z1)", "0.5 * norm(y - d)"),
    "max": hidden("sigmoid(Z1)", "max((y - d) ** 2)"),
    "min": hidden("sigmoid(Z1)", "sum(abs(y - d)) - min(A1)"),
    "sigmoid and cross_entropy": output("sigmoid(Z2)", "cross_entropy(y, d)"),
    "softmax and cross_entropy": output("softmax(Z2)", "cross_entropy(y, d)"),
    "softmax and its formula": output("softmax(Z2)", "-sum(d * log(y))"),
    "cross_entropy of a shifted tanh": output("0.5 + 0.5 * tanh(Z2)", "cross_entropy(y, d)"),
    "softmax and squared_error": output("softmax(Z2)", "squared_error(y, d)"),
    "no hidden layer": ({"W": "rand(2, 2) - 0.5"}, {"y": "sigmoid(W @ x)", "loss": "cross_entropy(y, d)"}),
    "four hidden layers": deep(["tanh", "relu", "gelu", "softplus"]),
    "rows": (
        {"W1": "2 * rand(2, 3) - 1", "W2": "2 * rand(3, 2) - 1"},
        {"A1": "elu((x.T @ W1).T)", "y": "(A1.T @ W2).T", "loss": "squared_error(y, d)"}),
    "shared weights": (
        {"V": "2 * rand(2, 2) - 1", "b": "rand(2, 1)"},
        {"A1": "tanh(V @ x + b)", "A2": "tanh(V @ A1 + b) + A1", "y": "V.T @ A2",
         "loss": "squared_error(y, d) + 0.01 * sum(V ** 2)"}),
}


def column(numbers):
    return torch.tensor(numbers).reshape(-1, 1)


def layer_norm(z):
    return functional.layer_norm(z.T, (len(z),), eps=1e-5).T


def softmax(z):
    y = torch.softmax(z, 0)
    y.adds_up_to_one = True
    return y


def cross_entropy(y, d):
    if hasattr(y, "adds_up_to_one"):
        return -(d * torch.log(y)).sum()
    return functional.binary_cross_entropy(y, d, reduction="sum")


def pairs(function):
    return lambda a, b: function(a, torch.as_tensor(b))


WORDS = {word: getattr(torch, word) for word in "relu sigmoid tanh exp abs log sqrt sum mean norm max min where".split()}
WORDS |= {word: getattr(functional, word) for word in "leaky_relu softplus elu gelu".split()}
WORDS |= {"maximum": pairs(torch.maximum), "minimum": pairs(torch.minimum)}
WORDS |= {"identity": lambda z: z, "act": WORDS[SETTINGS["activation"]]}
WORDS |= {"softmax": softmax, "layer_norm": layer_norm, "cross_entropy": cross_entropy}
WORDS |= {"squared_error": lambda y, d: ((y - d) ** 2).sum() / 2}


def steps(parameters, lines):
    np.random.seed(SEED)
    draw = {"rand": lambda rows, cols: torch.from_numpy(np.random.rand(rows, cols))}
    begun = {name: eval(value, draw) for name, value in parameters.items()}
    for x, d in DATA:
        leaves = {name: value.clone().requires_grad_() for name, value in begun.items()}
        names = leaves | {"x": column(x), "d": column(d)}
        for name, value in lines.items():
            names[name] = eval(value, WORDS | names)
        names["loss"].backward()
        yield {"loss": names["loss"].item(), "slopes": {name: leaf.grad.tolist() for name, leaf in leaves.items()}}


def text(parameters, lines):
    def section(name, equations):
        return f"{name}:\n" + "".join(f"  {target} = {value}\n" for target, value in equations.items())

    data = "".join(f"  {str(x)[1:-1]} -> {str(d)[1:-1]}\n" for x, d in DATA)
    return section("settings", SETTINGS) + "data:\n" + data + section("parameters", parameters) + section("forward", lines)


def main():
    torch.set_default_dtype(torch.float64)
    programs = {name: {"text": text(*program), "steps": list(steps(*program))} for name, program in PROGRAMS.items()}
    print('{\n "command": %s,\n "torch": "%s", "numpy": "%s",\n "programs": {\n  %s\n }\n}' % (
        json.dumps(COMMAND), torch.__version__, np.__version__,
        ",\n  ".join(f"{json.dumps(name)}: {json.dumps(program)}" for name, program in programs.items())))


main()
