"""A network with tanh that learns XOR in steps of several samples, a sample a row and a sample a column; with
dropout and noise, and with samples that each step picks at random.

Writes batches.json: every value of the first 8 steps, and the loss of each of 300 epochs.
"""

import json

import numpy as np

X = np.array([[0, 0, 1, 1], [0, 1, 1, 1], [1, 0, 1, 1], [1, 1, 1, 1]], dtype=float)
D = np.array([[0], [1], [1], [0]], dtype=float)


def sigmoid(z):
    return 1 / (1 + np.exp(-z))


def cross_entropy(z, d):
    return np.sum(np.maximum(z, 0) + np.log1p(np.exp(-np.abs(z))) - d * z)


def rows(W, x, d, alpha):
    W1, W2 = W
    m = len(x)
    Z1 = x @ W1
    H = np.tanh(Z1)
    Z2 = H @ W2
    y = sigmoid(Z2)
    loss = cross_entropy(Z2, d) / m
    dZ2 = (y - d) / m
    dW2 = H.T @ dZ2
    dH = dZ2 @ W2.T
    dZ1 = dH * (1 - H**2)
    dW1 = x.T @ dZ1
    W[:] = W1 - alpha * dW1, W2 - alpha * dW2
    return dict(Z1=Z1, H=H, Z2=Z2, y=y, loss=loss, dZ2=dZ2, dW2=dW2, dH=dH, dZ1=dZ1, dW1=dW1, W1=W[0], W2=W[1])


def dropout(W, x, d, alpha):
    W1, W2 = W
    m = len(x)
    mask = (np.random.rand(m, 4) < 0.8) / 0.8
    noise = 0.1 * np.random.randn(m, 4)
    Z1 = (x + noise) @ W1
    H = np.tanh(Z1) * mask
    Z2 = H @ W2
    y = sigmoid(Z2)
    loss = cross_entropy(Z2, d) / m
    dZ2 = (y - d) / m
    dW2 = H.T @ dZ2
    dH = dZ2 @ W2.T * mask
    dZ1 = dH * (1 - np.tanh(Z1) ** 2)
    dW1 = (x + noise).T @ dZ1
    W[:] = W1 - alpha * dW1, W2 - alpha * dW2
    return dict(
        mask=mask, noise=noise, Z1=Z1, H=H, Z2=Z2, y=y, loss=loss, dZ2=dZ2, dW2=dW2, dH=dH, dZ1=dZ1, dW1=dW1,
        W1=W[0], W2=W[1],
    )


def columns(W, x, d, alpha):
    """The same with everything the other way round."""
    W_T = [W[0].T, W[1].T]
    values = rows(W_T, x, d, alpha)
    W[:] = W_T[0].T, W_T[1].T
    return {name: np.transpose(value) for name, value in values.items()}


def train(step, shapes, size, order, steps=None, alpha=0.5):
    np.random.seed(3)
    W = [np.random.randn(*shape) for shape in shapes]
    first, losses = [], []
    for epoch in range(300):
        rows = {"shuffled": np.random.permutation, "in turn": np.arange, "picked": lambda n: None}[order](4)
        losses.append(0.0)
        for start in range(0, 4 if steps is None else steps * size, size):
            taken = np.random.randint(4, size=size) if order == "picked" else rows[start : start + size]
            values = step(W, X[taken], D[taken], alpha)
            losses[-1] += float(values["loss"])
            if len(first) < 8:
                first.append({name: np.atleast_2d(value).tolist() for name, value in values.items()})
    return {"steps": first, "losses": losses}


with open("batches.json", "w") as out:
    json.dump(
        {
            "rows-all": train(rows, [(4, 5), (5, 1)], 4, "in turn"),
            "columns-of-3": train(columns, [(5, 4), (1, 5)], 3, "shuffled"),
            "dropout": train(dropout, [(4, 4), (4, 1)], 3, "shuffled", alpha=0.1),
            "picks": train(columns, [(5, 4), (1, 5)], 3, "picked", steps=7),
            "pick-one": train(columns, [(5, 4), (1, 5)], 1, "picked"),
        },
        out,
    )
    out.write("\n")
