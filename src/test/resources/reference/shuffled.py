"""Writes shuffled-seed1.json: the question's two scripts with the order repaired, and the samples shuffled each epoch.

Writes batch-seed3.json: the first of them in batches of two, with matrices of two columns.
"""

import json

import numpy as np

X = np.array([[0, 0, 1, 1], [0, 1, 1, 1], [1, 0, 1, 1], [1, 1, 1, 1]], dtype=float)
D = np.array([0, 1, 1, 0], dtype=float)
EPOCHS = 400


def sigmoid(z):
    return 1 / (1 + np.exp(-z))


def train(hidden, alpha, act, slope):
    np.random.seed(1)
    Ws = 1 / 4 * np.random.rand(hidden, 4)
    Wo = 1 / 4 * np.random.rand(1, hidden)
    rows, losses = [], []
    for epoch in range(EPOCHS):
        order = np.random.permutation(len(X))
        loss = 0
        for row in order:
            x = X[row]
            Z1 = Ws @ x
            A1 = act(Z1)
            y = sigmoid(Wo @ A1)[0]
            loss += 0.5 * abs(y - D[row])
            dWo = (y - D[row]) * A1
            dWs = np.outer(Wo[0] * (y - D[row]) * slope(Z1), x)
            Wo = Wo - alpha * dWo
            Ws = Ws - alpha * dWs
        rows.append(order.tolist())
        losses.append(loss)
    return {"rows": rows, "loss": losses, "Ws": Ws.tolist(), "Wo": Wo.tolist()}


runs = {
    "fixed-relu": train(10, 0.05, lambda z: np.where(z < 0, 0, z), lambda z: np.where(z < 0, 0, 1)),
    "fixed-sigmoid": train(5, 0.1, sigmoid, lambda z: sigmoid(z) * (1 - sigmoid(z))),
}
with open("shuffled-seed1.json", "w") as out:
    json.dump(runs, out)
    out.write("\n")


def train_batches(seed, hidden, alpha, epochs, size):
    np.random.seed(seed)
    Ws = 1 / 4 * np.random.rand(hidden, 4)
    Wo = 1 / 4 * np.random.rand(1, hidden)
    losses = []
    for epoch in range(epochs):
        order = np.random.permutation(len(X))
        loss = 0
        for first in range(0, len(X), size):
            rows = order[first : first + size]
            x = X[rows].T
            Z1 = Ws @ x
            A1 = np.maximum(Z1, 0)
            y = sigmoid(Wo @ A1)
            loss += 0.5 * np.abs(y - D[rows]).sum()
            dZ2 = (y - D[rows]) / size
            dZ1 = (Wo.T @ dZ2) * (Z1 >= 0)
            Wo = Wo - alpha * dZ2 @ A1.T
            Ws = Ws - alpha * dZ1 @ x.T
        losses.append(loss)
    return {"loss": losses, "Ws": Ws.tolist(), "Wo": Wo.tolist()}


with open("batch-seed3.json", "w") as out:
    json.dump(train_batches(3, 6, 0.2, 300, 2), out)
    out.write("\n")
